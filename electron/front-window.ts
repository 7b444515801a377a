import { app, type WebFrameMain } from 'electron'
import { join } from 'node:path'
import { handlersOf, type Handlers, type Program } from './handlers'
import { openPaths } from './opened-files'
import { isOwn } from './scheme'
import { ShellWindow } from './window'

/** The window, and what answers it. */
export interface Shown {
  readonly shell: ShellWindow
  readonly handlers: Handlers
}

/** The one window of the program: opened when it is wanted and not there, and waited for when the person quits. */
export class FrontWindow {
  readonly #program: Program
  #shown: Promise<Shown> | null = null
  #quitting = false

  constructor(program: Program) {
    this.#program = program
    app.on('before-quit', () => {
      this.#quitting = true
    })
  }

  /** The window, opened if there is none. */
  show(): Promise<Shown> {
    this.#shown ??= this.#open()
    return this.#shown
  }

  /** Opens files from outside in the window, and brings it to the front. */
  async openFiles(paths: readonly string[]): Promise<void> {
    const files = await openPaths(paths, this.#program.chosen)
    const { shell } = await this.show()
    shell.openFiles(files)
  }

  /** The window that a message came from: `null` unless it is this one, its main page, and that page is the interface. */
  async sentBy(frame: WebFrameMain | null): Promise<Shown | null> {
    const shown = await this.#shown
    if (!shown || !frame || !isOwn(frame.url)) return null
    return frame === shown.shell.window.webContents.mainFrame ? shown : null
  }

  async #open(): Promise<Shown> {
    const shell = await ShellWindow.open({
      boundsFile: join(app.getPath('userData'), 'window.json'),
      devTools: !app.isPackaged,
      kept: () => {
        this.#quitting = false
      },
    })
    shell.window.once('closed', () => {
      this.#shown = null
      if (this.#quitting) app.quit()
    })
    return { shell, handlers: handlersOf(shell, this.#program) }
  }
}
