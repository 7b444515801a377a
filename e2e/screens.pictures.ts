import { join } from 'node:path'
import { root } from '../electron/install.mjs'
import { expect, test } from './app'

test('library and workbench', async ({ app, colours }) => {
  const picture = async (name: string) => {
    await app.page.evaluate(() => document.fonts.ready)
    const path = join(root, 'e2e', 'pictures', `${name}-${colours}.png`)
    await app.page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  }
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  await app.page.getByRole('dialog').getByRole('button', { name: 'Open the first' }).click()
  await expect(app.page.getByRole('textbox', { name: 'Text of the transcription' })).toBeVisible()
  await app.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' }).click()
  await app.page.keyboard.press('Alt+3')
  await app.page.keyboard.press('ControlOrMeta+Alt+i')
  await expect(app.page.locator('[data-proof="found"]')).toBeVisible()
  await app.caretBefore('figure was open')
  await app.page.keyboard.press('F8')
  await expect(app.page.getByRole('button', { name: /^Take/ })).toBeVisible()
  await picture('proofreading')
  await app.page.keyboard.press('ControlOrMeta+Alt+i')
  await app.page.getByRole('button', { name: /^Ingmar Solberg/ }).click()
  await app.page.getByRole('tab', { name: 'Register' }).click()
  await expect(app.page.getByRole('heading', { name: /^Ingmar Solberg/ })).toBeVisible()
  await picture('workbench')
  await app.text.locator('.persName').first().click()
  await app.page.keyboard.press('Alt+e')
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Alt+x')
  await expect(app.page.locator('.cm-content')).toContainText('persName')
  await picture('elements')
  await app.page.keyboard.press('Alt+x')
  await app.page.keyboard.press('Alt+Home')
  await expect(app.page.getByRole('heading', { name: 'Editions' })).toBeVisible()
  await picture('library')
})
