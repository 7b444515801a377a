import { expect, test, type App } from './app'
import { telegram } from './telegram'

const heading = (app: App, name: string) => app.page.getByRole('heading', { level: 1, name })

test('the palette finds a command by its name and runs it', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  await app.caretBefore('Marenholm, April')
  await app.run('Place')
  await expect(app.text.locator('.span.placeName')).toHaveText('Marenholm')
  await app.press('Escape')
  await expect(app.text).toBeFocused()
  await app.run('Look: dark')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('editions are made, named, opened and gone on with by keys only', async ({ app }) => {
  await app.ready()
  await app.press('ControlOrMeta+Alt+n')
  await expect(app.dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await app.type('Lighthouse papers')
  await app.press('Enter')
  await expect(heading(app, 'Lighthouse papers')).toBeVisible()
  await app.press('Alt+Shift+n')
  await app.opened()
  await app.type('The bell rang.')
  await app.saved()
  await app.press('Alt+Home')
  const goOn = app.page.getByRole('button', { name: 'Continue' })
  await expect(goOn).toBeFocused()
  const card = app.page.getByRole('button', { name: /^Lighthouse papers/ })
  for (let steps = 0; steps < 6 && !(await card.evaluate((button) => button === document.activeElement)); steps += 1)
    await app.press('Tab')
  await expect(card).toBeFocused()
  await app.press('F2')
  const name = app.dialog.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await app.type('Papers of the lighthouse')
  await app.press('Enter')
  const renamed = app.page.getByRole('button', { name: /^Papers of the lighthouse/ })
  await expect(renamed).toBeFocused()
  await app.press('Enter')
  await expect(heading(app, 'Papers of the lighthouse')).toBeVisible()
  await app.press('Alt+Home')
  await expect(goOn).toBeFocused()
  await app.press('Enter')
  await app.opened()
  await expect(app.text).toHaveText('The bell rang.')
})

test('an edition that was deleted by key comes back by key', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  await app.run('Delete the edition')
  await expect(heading(app, 'Continue where you left off')).toBeHidden()
  await app.told(/^Deleted/)
  await app.press('ControlOrMeta+z')
  await app.told(/^Undone/)
  await expect(app.page.getByRole('button', { name: 'Continue' })).toBeVisible()
  await app.run('Continue where you left off')
  await app.opened()
  await expect(app.text).toContainText('The committee of the lighthouse')
})

test('every dialog over a text closes by Escape and gives the focus back', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  const caret = await app.caret()
  const openings: Readonly<Record<string, () => Promise<void>>> = {
    palette: () => app.press('ControlOrMeta+k'),
    keys: () => app.press('F1'),
    'new edition': () => app.press('ControlOrMeta+Alt+n'),
    export: () => app.press('ControlOrMeta+Shift+e'),
    'rename the transcription': () => app.press('F2'),
    'rename the edition': () => app.run('Rename the edition'),
    move: () => app.run('Move to another edition'),
    'the original': () => app.run('Show the original'),
    about: () => app.run('About Recto'),
    'insert an element': () => app.press('Alt+i'),
    'a report': async () => {
      await app.drop([{ path: 'empty.txt', content: '' }])
    },
  }
  for (const [name, open] of Object.entries(openings))
    await test.step(name, async () => {
      await open()
      await expect(app.dialog).toBeVisible()
      await expect(app.page.locator('[role="dialog"]:focus-within')).toBeVisible()
      await app.press('Escape')
      await expect(app.dialog).toBeHidden()
      await expect(app.text).toBeFocused()
      expect(await app.caret()).toBe(caret)
    })
  await test.step('read the file again', async () => {
    await app.run('Read the file again')
    await expect(app.page.getByRole('alertdialog')).toBeVisible()
    await app.press('Escape')
    await expect(app.page.getByRole('alertdialog')).toBeHidden()
    await expect(app.text).toBeFocused()
  })
})

test('what stands over the text closes by Escape and gives the focus back', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  await app.caretBefore('Marenholm, April')
  await app.press('Alt+l', 'Escape')
  for (const { key, label } of [
    { key: 'Alt+a', label: 'Tag' },
    { key: 'Alt+r', label: 'Link to an entry' },
    { key: 'Alt+c', label: 'Special characters' },
  ]) {
    await app.press(key)
    const surface = app.page.getByRole('dialog', { name: label })
    await expect(surface).toBeVisible()
    expect(await app.accessibilityProblems()).toEqual([])
    await app.press('Escape')
    await expect(surface).toBeHidden()
    await expect(app.text).toBeFocused()
  }
  await app.press('ControlOrMeta+h')
  await expect(app.page.getByRole('textbox', { name: 'Replace with' })).toBeVisible()
  expect(await app.accessibilityProblems()).toEqual([])
  await app.press('Escape')
  await expect(app.text).toBeFocused()
})

test('the library and every panel are accessible, in light and in dark colours', async ({ app }) => {
  await app.ready()
  expect(await app.accessibilityProblemsInBothColours(), 'the empty library').toEqual([])
  await app.openText('telegram.txt', telegram)
  await app.caretBefore('Marenholm, April')
  await app.press('Alt+l', 'Escape')
  for (const [panel, key] of [
    ['Register', 'Alt+1'],
    ['Notes', 'Alt+2'],
    ['Proofread', 'Alt+3'],
    ['Header', 'Alt+4'],
    ['Element', 'Alt+e'],
  ] as const) {
    await app.press(key)
    await expect(app.page.getByRole('tab', { name: panel })).toHaveAttribute('aria-selected', 'true')
    expect(await app.accessibilityProblemsInBothColours(), `the workbench with ${panel}`).toEqual([])
  }
})

test('every dialog and the screens of an edition are accessible, in light and in dark colours', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  for (const [dialog, key] of [
    ['the palette', 'ControlOrMeta+k'],
    ['the keys', 'F1'],
    ['the export', 'ControlOrMeta+Shift+e'],
    ['a new edition', 'ControlOrMeta+Alt+n'],
  ] as const) {
    await app.press(key)
    await expect(app.dialog).toBeVisible()
    expect(await app.accessibilityProblemsInBothColours(), dialog).toEqual([])
    await app.press('Escape')
    await expect(app.dialog).toBeHidden()
  }
  await app.press('Alt+Shift+t')
  await expect(app.page.getByRole('list', { name: /^Transcriptions of/ })).toBeVisible()
  expect(await app.accessibilityProblemsInBothColours(), 'the edition').toEqual([])
  await app.press('Alt+Home')
  await expect(app.page.getByRole('button', { name: 'Continue' })).toBeVisible()
  expect(await app.accessibilityProblemsInBothColours(), 'the library').toEqual([])
})
