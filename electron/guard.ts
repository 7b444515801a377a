import { app, session } from 'electron'
import { isOwn } from './scheme'

/** What the interface may be given: to write to the clipboard, and that the system does not clear its database for room. */
const granted: readonly string[] = ['clipboard-sanitized-write', 'persistent-storage']

/** Page addresses that need no network. `devtools:` exists only where the developer tools do. */
const local = /^(recto|blob|data|devtools):/

/**
 * Keeps every page where it is: no navigation away from the interface, no new windows, no embedded pages, no permission
 * but {@link granted}, no network. Call it when the program is ready, before a window opens.
 */
export function guardPages(): void {
  app.on('web-contents-created', (_, contents) => {
    // Also told of the main page's navigation, before `will-navigate` is.
    contents.on('will-frame-navigate', (event) => {
      if (!isOwn(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  const pages = session.defaultSession
  pages.setPermissionRequestHandler((_, permission, answer) => answer(granted.includes(permission)))
  pages.setPermissionCheckHandler((_, permission) => granted.includes(permission))
  pages.setDevicePermissionHandler(() => false)
  pages.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !local.test(url) }))
}
