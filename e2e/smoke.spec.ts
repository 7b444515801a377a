import { expect, test } from './app'

test('a new person finds an accessible library', async ({ app }) => {
  await expect(
    app.page.getByRole('heading', { level: 1, name: 'Turn transcriptions into a clean edition' }),
  ).toBeVisible()
  expect(await app.accessibilityProblems()).toEqual([])
})
