import type { Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { telegram } from './telegram'

/** Another window of the same person: opened by a command in the desktop app, as another tab in a browser. */
async function anotherWindow(app: App): Promise<Page> {
  const { page } = app
  if (app.world === 'chromium') {
    const tab = await page.context().newPage()
    await tab.goto(page.url())
    return tab
  }
  const opened = page.context().waitForEvent('page')
  await app.run('New window')
  return opened
}

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the transcription' })
const barOf = (page: Page) => page.locator('[data-elsewhere]')

test('two windows on one text: one edits, the other follows, and they take it from each other', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  const first = app.page
  const second = await anotherWindow(app)
  const kind = app.world === 'chromium' ? 'tab' : 'window'
  await expect(barOf(second)).toContainText(`Open in another ${kind} since`)
  await first.bringToFront()
  await app.caretBefore('bishop')
  await app.type('old ')
  await expect(textOf(second)).toContainText('The old bishop asked')
  await second.bringToFront()
  await barOf(second).getByRole('button', { name: 'Take over' }).press('Enter')
  await expect(barOf(second)).toBeHidden()
  await expect(textOf(second)).toBeFocused()
  await expect(barOf(first)).toContainText(`Another ${kind} has taken this text over`)
  await second.keyboard.press('ControlOrMeta+Home')
  await second.keyboard.type('More: ')
  await expect(textOf(first)).toContainText('More: ')
  await first.bringToFront()
  await first.keyboard.type('never')
  expect(await app.accessibilityProblems()).toEqual([])
  await barOf(first).getByRole('button', { name: 'Take it back' }).press('Enter')
  await expect(barOf(second)).toContainText('has taken this text over')
  await second.close()
  await app.type('again ')
  await app.saved()
  const doc = await app.doc()
  await app.restart()
  await app.opened()
  expect(await app.doc()).toBe(doc)
  await expect(app.text).toContainText('again ')
  await expect(app.text).not.toContainText('never')
})
