import type { Locator } from '@playwright/test'
import { expect, test, type App } from './app'
import { telegram } from './telegram'

const timeline = ({ page }: App): Locator => page.getByRole('listbox', { name: 'Versions' })
const version = (app: App, name: string | RegExp): Locator => timeline(app).getByRole('option', { name })

test('a text is kept as it was, compared, and brought back by passages and whole, and all of it is still there tomorrow', async ({
  app,
}) => {
  await app.openText('telegram.txt', telegram)

  await test.step('where nothing was kept yet, the panel says what will stand there', async () => {
    await app.press('Alt+6')
    await expect(app.page.getByText('No versions yet')).toBeVisible()
    await app.press('Escape')
    await expect(app.text).toBeFocused()
  })

  await test.step('work begins, and a version is kept under a name', async () => {
    await app.select('tbe')
    await app.type('the')
    await app.press('Alt+k')
    await app.type('First proof')
    await app.press('Enter')
    await app.told('Kept as “First proof”')
    await expect(app.text).toBeFocused()
    await expect(version(app, /, First proof$/)).toBeVisible()
    await expect(version(app, 'Work began')).toBeVisible()
  })

  await test.step('of two passages that were changed since, one is taken back', async () => {
    await app.select('bishop')
    await app.type('dean')
    await app.select('rope')
    await app.type('line')
    await app.press('Alt+Shift+k')
    await expect(app.dialog.getByText('dean')).toBeVisible()
    await expect(app.dialog.locator('[tabindex="0"]:focus')).toBeVisible()
    await app.press('F8')
    await app.press('Enter')
    await expect(app.dialog.getByText('dean')).toHaveCount(0)
    expect(await app.accessibilityProblems()).toEqual([])
    await app.press('Escape')
    await expect(app.text).toBeFocused()
    await expect(app.text).toContainText('The bishop asked')
    await expect(app.text).toContainText('about the line')
  })

  await test.step('the whole is brought back, and that undone', async () => {
    await app.press('Alt+6')
    await expect(timeline(app)).toBeFocused()
    expect(await app.accessibilityProblems()).toEqual([])
    await app.press('End', 'ArrowUp', 'Enter')
    const restore = app.dialog.getByRole('button', { name: 'Restore this version' })
    await expect(restore).toBeEnabled()
    await restore.press('Enter')
    await app.told('Restored: First proof')
    await expect(app.text).toContainText('about the rope')
    await app.text.focus()
    await app.press('ControlOrMeta+z')
    await expect(app.text).toContainText('about the line')
    await app.press('ControlOrMeta+Shift+z')
    await expect(app.text).toContainText('about the rope')
    await app.saved()
  })

  await test.step('after a restart the text is what it was, and so are its versions', async () => {
    await app.restart()
    await app.opened()
    await expect(app.text).toContainText('about the rope')
    await app.press('Alt+6')
    await expect(version(app, /, First proof$/)).toBeVisible()
    await expect(version(app, 'Before restoring: First proof')).toHaveCount(2)
    await app.press('End', 'Space', 'ArrowUp', 'Enter')
    await expect(app.dialog).toContainText('First proof')
    await expect(app.dialog).toContainText('tbe')
  })
})
