import { expect, test } from './app'

test('a new person finds an accessible library', async ({ app }) => {
  await expect(
    app.page.getByRole('heading', { level: 1, name: 'Turn transcriptions into a clean edition' }),
  ).toBeVisible()
  expect(await app.accessibilityProblems()).toEqual([])
})

test('a file that is dropped while the program still loads is taken in', async ({ app }) => {
  await app.beginReload()
  await app.drop([{ path: 'letter.txt', content: 'The harbour board received me this morning.' }])
  await app.opened()
  await expect(app.text).toHaveText('The harbour board received me this morning.')
})
