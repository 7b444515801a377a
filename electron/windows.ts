import { app, type WebFrameMain } from 'electron'
import { join } from 'node:path'
import { FileLocks, thisProgram } from './file-locks'
import { handlersOf, type Handlers, type Program } from './handlers'
import { openPaths } from './opened-files'
import { isOwn } from './scheme'
import { ShellWindow } from './window'

/** A window, and what answers it. */
export interface Shown {
  readonly shell: ShellWindow
  readonly handlers: Handlers
}

/** The windows of the program: each closes by itself, and is waited for when the person quits. */
export class Windows {
  readonly #program: Omit<Program, 'locks' | 'openWindow'>
  readonly #locks = new FileLocks(thisProgram(), (window, ref, holder) => {
    if (window instanceof ShellWindow) window.send('files/taken', { ref, holder })
  })
  /** The one in front last. */
  #shown: readonly Shown[] = []
  /** One opens after the other, so that a window that is being opened is found. */
  #opening: Promise<unknown> = Promise.resolve()
  #quitting = false

  constructor(program: Omit<Program, 'locks' | 'openWindow'>) {
    this.#program = program
    app.on('before-quit', () => {
      this.#quitting = true
    })
  }

  /** The window in front, opened if there is none. */
  front(): Promise<Shown> {
    return this.#next(() => {
      const front = this.#shown.at(-1)
      return front === undefined ? this.#open() : Promise.resolve(front)
    })
  }

  /** Opens one more window, beside the one in front. */
  open(): Promise<Shown> {
    return this.#next(() => this.#open())
  }

  /** Opens files from outside in the window in front, and brings it to the front of all. */
  async openFiles(paths: readonly string[]): Promise<void> {
    const files = await openPaths(paths, this.#program.chosen)
    const { shell } = await this.front()
    shell.openFiles(files)
  }

  /** The window that a message came from: `null` unless it is one of these, its main page, and that page is the interface. */
  async sentBy(frame: WebFrameMain | null): Promise<Shown | null> {
    await this.#opening
    if (!frame || !isOwn(frame.url)) return null
    const sender = ({ shell: { window } }: Shown) => !window.isDestroyed() && frame === window.webContents.mainFrame
    return this.#shown.find(sender) ?? null
  }

  #next(work: () => Promise<Shown>): Promise<Shown> {
    const done = this.#opening.then(work)
    this.#opening = done.catch(() => undefined)
    return done
  }

  async #open(): Promise<Shown> {
    const options = {
      boundsFile: join(app.getPath('userData'), 'window.json'),
      devTools: !app.isPackaged,
      kept: () => {
        this.#quitting = false
      },
    }
    const shell = await ShellWindow.open(options, this.#shown.at(-1)?.shell ?? null)
    const openWindow = async () => {
      await this.open()
    }
    const shown = { shell, handlers: handlersOf(shell, { ...this.#program, locks: this.#locks, openWindow }) }
    this.#shown = [...this.#shown, shown]
    shell.window.on('focus', () => {
      this.#shown = [...this.#shown.filter((each) => each !== shown), shown]
    })
    shell.window.once('closed', () => {
      this.#locks.letGoAll(shell)
      this.#shown = this.#shown.filter((each) => each !== shown)
      if (this.#quitting) app.quit()
    })
    return shown
  }
}
