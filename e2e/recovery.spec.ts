import { readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test, type App } from './app'

const letter = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>The rope is old.</p></body></text></TEI>\n'

const profile = (app: App): string => join(dirname(app.files), 'profile')

/** How the second copy of the open edition stands, as the status line says. */
const copyState = (app: App) => app.page.locator('[data-copy-state]')

test('work of which the library was deleted comes back from its second copy', async ({ app, world }) => {
  test.skip(world !== 'electron', 'A browser keeps no second copies')
  await app.openText('letter.xml', letter)
  await app.select('old')
  await app.type('new')
  // Closing copies what was typed last.
  await app.restart(() => rm(join(profile(app), 'IndexedDB'), { recursive: true }))
  await expect(app.page.getByRole('heading', { name: 'The library is empty' })).toBeVisible()
  await expect(app.page.getByRole('button', { name: 'Bring everything back' })).toBeFocused()
  expect(await app.accessibilityProblemsInBothColours()).toEqual([])
  await app.page.getByRole('button', { name: /Look into the copy of New edition/ }).press('Enter')
  await expect(app.page.getByRole('heading', { name: 'New edition' })).toBeFocused()
  await app.page.getByRole('button', { name: 'Restore all into a new edition' }).press('Enter')
  await app.told('Restored as “New edition”')
  await app.page.getByRole('main').getByRole('button').first().press('Enter')
  await expect(app.text).toContainText('The rope is new.')
})

test('a folder of copies that is gone is said and stops nobody, and copies go on when it is back', async ({
  app,
  world,
}) => {
  test.skip(world !== 'electron', 'A browser keeps no second copies')
  const folder = join(app.files, 'copies')
  await app.put([{ path: 'copies/note.txt', content: '' }])
  await app.openText('letter.xml', letter)
  await app.willChoose([folder])
  await app.run('Second copies')
  await app.dialog.getByRole('button', { name: 'Choose folder…' }).press('Enter')
  await expect(app.dialog).toContainText('1 copy of 1 edition')
  await app.press('Escape')
  await expect(copyState(app)).toHaveText(/^copy /)
  await rename(folder, `${folder} away`)
  await app.select('old')
  await app.type('new')
  await app.run('Write second copies now')
  await expect(app.dialog).toContainText('it is not there')
  await app.press('Escape')
  await expect(copyState(app)).toHaveText('no second copy')
  await app.saved()
  await rename(`${folder} away`, folder)
  await copyState(app).press('Enter')
  await app.page.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(copyState(app)).toHaveText(/^copy /)
  const [edition = ''] = (await readdir(folder)).filter((name) => name.startsWith('New edition'))
  expect((await readdir(join(folder, edition))).filter((name) => name.endsWith('.recto'))).toHaveLength(2)
})

test('a library that is deleted while somebody types loses nothing of what is typed', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.caretAfter('old')
  await app.type(', they say')
  await app.page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('recto').onsuccess = resolve
      }),
  )
  await app.type(', and long')
  await expect(app.dialog).toContainText('was deleted or emptied while Recto was running')
  await app.press('Escape')
  await expect(app.text).toBeFocused()
  await app.type(' enough')
  await app.saved()
  await app.restart()
  await expect(app.text).toContainText('The rope is old, they say, and long enough.')
})

test('everything that was called saved comes back by one key where the database is gone after a kill', async ({
  app,
  world,
}) => {
  await app.openText('letter.xml', letter)
  await app.caretAfter('old')
  await app.type(', they say')
  await app.saved()
  await app.drop([{ path: 'note.txt', content: 'The lamp is out.\n' }])
  await expect(app.text).toContainText('The lamp is out.')
  await app.caretAfter('out')
  await app.type(', and cold')
  await app.saved()
  app.kill()
  const databases = join(profile(app), ...(world === 'chromium' ? ['Default'] : []), 'IndexedDB')
  await rm(databases, { recursive: true, maxRetries: 5 })
  app.takeProblems()
  await app.startAgain()
  await expect(app.page.getByRole('button', { name: 'Bring everything back' })).toBeFocused()
  await expect(app.page.getByText(/^2 texts, up to/)).toBeVisible()
  expect(await app.accessibilityProblemsInBothColours()).toEqual([])
  await app.press('Enter')
  await app.told('One edition was restored')
  await app.page
    .getByRole('main')
    .getByRole('button', { name: /^New edition/ })
    .press('Enter')
  await app.page
    .getByRole('button', { name: /letter/ })
    .first()
    .press('Enter')
  await expect(app.text).toContainText('The rope is old, they say.')
  await app.press('Alt+Shift+t')
  await expect(app.page.getByRole('heading', { name: 'New edition' })).toBeVisible()
  await app.page.getByRole('button', { name: /note/ }).first().press('Enter')
  await expect(app.text).toContainText('The lamp is out, and cold.')
})
