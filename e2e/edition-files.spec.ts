import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type App } from './app'
import { telegram } from './telegram'

/** Saves by a command that asks for a place, or by a dialog's button that does; the answer is the path. */
async function savedTo(app: App, name: string, save: () => Promise<void>): Promise<string> {
  const path = join(app.files, name)
  await app.willSaveTo(path)
  const download = app.world === 'chromium' ? app.page.waitForEvent('download') : null
  await save()
  await (await download)?.saveAs(path)
  return path
}

const line = (app: App, title: string) =>
  app.page.getByRole('list').getByRole('button', { name: new RegExp(`^${title}`) })

test('an edition saved as a file, deleted and opened again has its text, its guesses and its versions', async ({
  app,
}) => {
  await app.openText('telegram.txt', telegram)
  await app.select('rope')
  await app.type('cable')
  await app.saved()
  const doc = await app.doc()
  await app.press('Alt+3')
  const listed = () => app.page.getByRole('listbox', { name: 'Doubtful places' }).locator('[data-kind="guess"]')
  await expect(listed().first()).toBeVisible()
  const guesses = await listed().count()
  const path = await savedTo(app, 'letters.recto', () => app.run('Save the edition as'))
  await app.told(/^Saved to/)
  await app.press('Alt+Home')
  // The focus comes to where the person goes on.
  await expect(app.page.getByRole('button', { name: 'Continue' })).toBeFocused()
  await app.page.getByRole('button', { name: /^New edition\s*1 transcription/ }).press('Delete')
  await app.told('Deleted “New edition”')
  await app.dropPaths([path])
  await app.told('Opened “New edition”')
  await line(app, 'The Consul').press('Enter')
  await app.opened()
  expect(await app.doc()).toBe(doc)
  await app.press('Alt+3')
  await expect(listed()).toHaveCount(guesses)
  await app.press('Alt+6')
  await expect(app.page.getByRole('option', { name: /Work began/ })).toBeVisible()
})

test('a file that is no sound edition is refused with a sentence, and nothing is taken in', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  const path = await savedTo(app, 'letters.recto', () => app.run('Save the edition as'))
  await app.told(/^Saved to/)
  const before = await app.stored()
  const bytes = await readFile(path)
  await app.drop([
    { path: 'short.recto', content: bytes.subarray(0, bytes.length / 2) },
    { path: 'letter.recto', content: 'Dear Sir,' },
  ])
  await expect(app.dialog).toContainText('short.recto')
  await expect(app.dialog).toContainText('letter.recto')
  expect(await app.accessibilityProblems()).toEqual([])
  await app.press('Escape')
  expect(await app.stored()).toEqual(before)
})

test('an edition that is here already is compared, and what both changed is kept twice until it is undone', async ({
  app,
}) => {
  await app.openText('telegram.txt', telegram)
  const own = await savedTo(app, 'letters.recto', () => app.run('Save the edition as'))
  await app.told(/^Saved to/)
  await app.select('rope')
  await app.type('cable')
  await app.saved()
  await app.run('Share the edition')
  await app.dialog.getByRole('checkbox', { name: 'Earlier versions' }).press('Space')
  const theirs = await savedTo(app, 'theirs.recto', () =>
    app.dialog.getByRole('button', { name: 'Share…' }).press('Enter'),
  )
  await app.told(/^Copied to/)
  await app.select('cable')
  await app.type('chain')
  await app.saved()
  await app.dropPaths([theirs])
  await expect(app.dialog).toContainText('“New edition” is here already')
  await expect(app.dialog.locator('[data-relation="both-changed"]')).toContainText('The Consul')
  expect(await app.accessibilityProblemsInBothColours()).toEqual([])
  await app.dialog.getByRole('button', { name: 'Compare “' }).press('Enter')
  await expect(app.dialog).toContainText('chain')
  await expect(app.dialog).toContainText('cable')
  await app.press('Escape')
  await app.dialog.getByRole('button', { name: 'Take in', exact: true }).press('Enter')
  await app.told(/^Took the file in/)
  await expect(app.text).toContainText('chain')
  const list = app.page.getByRole('list', { name: 'Transcriptions' })
  await expect(list).toContainText('(from theirs.recto)')
  const taken = app.page
    .getByRole('region', { name: 'Messages' })
    .getByRole('listitem')
    .filter({ hasText: 'Took the file in' })
  await taken.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(list).not.toContainText('(from theirs.recto)')
  await expect(app.text).toContainText('chain')
  if (app.world === 'chromium') return
  await app.dropPaths([own])
  await expect(app.dialog).toContainText('Newer in the library')
  await app.dialog.getByRole('button', { name: 'Take in', exact: true }).press('Enter')
  await copyFile(theirs, own)
  await app.run('Save the edition')
  await expect(app.dialog).toContainText('letters.recto was saved by another program')
  await expect(app.dialog).toContainText('One thing in it differs')
  await app.press('Escape')
  expect(await readFile(own)).toEqual(await readFile(theirs))
  await writeFile(own, 'no edition')
  await app.run('Save the edition')
  await app.dialog.getByRole('button', { name: 'Write over it' }).press('Enter')
  await app.told(/^Saved to/)
  expect((await readFile(own)).length).toBeGreaterThan(1000)
})
