import type { App } from '../app'

/**
 * Takes a text of any size in from a file and waits until it is on the screen. All is found by selectors: to find something by
 * its role, the roles of all elements before it are asked for, which takes minutes in a text of 10 MB.
 */
export async function takeIn(app: App, name: string, xml: string): Promise<void> {
  await app.ready()
  await app.drop([{ path: name, content: xml }])
  await textOnScreen(app)
}

/** Waits until a text is on the screen, stored, with the caret in it. */
export async function textOnScreen(app: App): Promise<void> {
  await app.page.locator('.ProseMirror:focus').waitFor({ state: 'attached', timeout: patience })
  await app.page.locator('[data-save-state="saved"]').waitFor({ state: 'attached', timeout: patience })
}

/** Leaves the text on the screen for the edition that it is in; answers with the line of its one text there. */
export async function backToEdition(app: App) {
  await app.press('Alt+Shift+T')
  const line = app.page.locator('[data-line]')
  await line.waitFor({ timeout: patience })
  return line
}

/** How long each thing is waited for, in milliseconds. */
const patience = 60_000
