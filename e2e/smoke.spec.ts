import { expect, test, type App } from './app'

const welcome = (app: App) =>
  app.page.getByRole('heading', { level: 1, name: 'Turn transcriptions into a clean edition' })

test('a new person finds an accessible library', async ({ app }) => {
  await expect(welcome(app)).toBeVisible()
  expect(await app.accessibilityProblems()).toEqual([])
})

test('dialogs and the palette open and close by key, and are accessible', async ({ app }) => {
  await expect(welcome(app)).toBeVisible()
  const dialog = app.page.getByRole('dialog')
  for (const key of ['ControlOrMeta+Alt+n', 'ControlOrMeta+k', 'F1']) {
    await app.page.keyboard.press(key)
    await expect(dialog).toBeVisible()
    expect(await app.accessibilityProblems()).toEqual([])
    await app.page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
})
