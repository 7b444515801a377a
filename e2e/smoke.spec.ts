import { expect, test } from './app'

test('a new person finds an accessible library', async ({ app }) => {
  await expect(app.page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible()
  expect(await app.accessibilityProblems()).toEqual([])
})
