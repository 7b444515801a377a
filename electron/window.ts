import { BrowserWindow, dialog, Menu, nativeTheme, screen, type MenuItemConstructorOptions } from 'electron'
import { join } from 'node:path'
import { assertNever } from '../shared/finding'
import { closingPatience, type Events, type Menu as MenuShown, type OpenedFile } from '../shared/host'
import { channels, eventNames, isIn } from './channels'
import { closingAfter, copyingPatience, type Closing, type ClosingEvent } from './closing'
import { menuTemplate } from './menu-template'
import { messages } from './messages'
import { startUrl } from './scheme'
import { readJson, writeJson } from './stored-json'
import { beside, placeWindow, smallestWindow, type Area, type WindowBounds } from './window-bounds'

/** What a window is made with. */
export interface WindowOptions {
  /** Where the window's place is remembered. */
  readonly boundsFile: string
  /** Whether the developer tools can be opened. */
  readonly devTools: boolean
  /** Called when the person, warned of a loss, keeps the window open: quitting is called off too. */
  readonly kept: () => void
}

/** The colour behind the interface until it is painted: the desk, light and dark. */
const desk = { light: '#f3f1ec', dark: '#171614' } as const

/** A window of Recto: what the interface runs in, what it is told, and how it closes. */
export class ShellWindow {
  readonly window: BrowserWindow
  readonly #options: WindowOptions
  readonly #listening = new Set<keyof Events>()
  /** Files that were opened before the interface listened. */
  #waiting: OpenedFile[] = []
  #closing: Closing = 'open'
  #late: NodeJS.Timeout | undefined
  /** Until when the window may write second copies while it closes, by `performance.now`. */
  #copyingUntil = 0
  #menu: MenuItemConstructorOptions[] | null = null
  #warning: AbortController | undefined

  /** Opens a window a step beside the one `before` it, else where the last one was. */
  static async open(options: WindowOptions, before: ShellWindow | null): Promise<ShellWindow> {
    const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((each) => each.workArea)
    const [main = { x: 0, y: 0, ...smallestWindow }, ...others] = areas
    const displays: readonly [Area, ...Area[]] = [main, ...others]
    const stored = await readJson(options.boundsFile)
    const there = before === null || before.window.isDestroyed() ? null : before.window.getNormalBounds()
    return new ShellWindow(there === null ? placeWindow(stored, displays) : beside(there, displays), options)
  }

  private constructor({ maximized, ...bounds }: WindowBounds, options: WindowOptions) {
    this.#options = options
    this.window = new BrowserWindow({
      ...bounds,
      minWidth: Math.min(smallestWindow.width, bounds.width),
      minHeight: Math.min(smallestWindow.height, bounds.height),
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? desk.dark : desk.light,
      webPreferences: {
        preload: join(import.meta.dirname, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        devTools: options.devTools,
        // Work is stored in time also when the window lies behind others.
        backgroundThrottling: false,
        // Elsewhere than on macOS, spelling would fetch its dictionaries from the network unasked.
        spellcheck: process.platform === 'darwin',
      },
    })
    if (maximized) this.window.maximize()
    this.window.once('ready-to-show', () => this.window.show())
    this.window.on('focus', () => this.#putMenu())
    this.window.on('close', (event) => {
      if (this.#closing === 'closed') return
      event.preventDefault()
      this.#closingEvent('close')
    })
    const { webContents } = this.window
    webContents.on('render-process-gone', (_, { reason }) => {
      this.#listening.clear()
      if (this.#closing === 'open' && reason !== 'clean-exit') void this.#offerReload()
      else this.#closingEvent('gone')
    })
    void this.window.loadURL(startUrl)
  }

  /** Tells the interface; files wait until it listens to them. */
  send<N extends keyof Events>(name: N, value: Events[N]): void {
    if (this.#listening.has(name) && !this.window.isDestroyed())
      this.window.webContents.send(channels.event, name, value)
  }

  /** Shows this menu bar whenever the window is in front. */
  showMenu(menus: readonly MenuShown[]): void {
    const choose = (command: string) => this.send('menu/chosen', command)
    this.#menu = menuTemplate(menus, process.platform, choose)
    const focused = BrowserWindow.getFocusedWindow()
    if (focused === null || focused === this.window) this.#putMenu()
  }

  /** Hands files over that the person opened from outside, and brings the window to the front. */
  openFiles(files: readonly OpenedFile[]): void {
    if (this.window.isMinimized()) this.window.restore()
    if (this.window.isVisible()) this.window.focus()
    this.#waiting.push(...files)
    this.#handOver()
  }

  /** The interface starts, for the first time or again: it does not listen to anything yet. */
  starts(): void {
    this.#listening.clear()
  }

  /** The interface says that it listens to `name` from now on. */
  listens(name: unknown): void {
    if (!isIn(eventNames, name)) return
    this.#listening.add(name)
    this.#handOver()
  }

  /** The interface answers to `window/close-asked`. */
  answerClose(ready: boolean): void {
    this.#closingEvent(ready ? 'ready' : 'refused')
  }

  /** The interface stored its work and is still writing a second copy of it. */
  works(): void {
    this.#closingEvent('working')
  }

  #putMenu(): void {
    if (this.#menu !== null) Menu.setApplicationMenu(Menu.buildFromTemplate(this.#menu))
  }

  #handOver(): void {
    if (this.#waiting.length === 0 || !this.#listening.has('files/opened')) return
    this.send('files/opened', this.#waiting)
    this.#waiting = []
  }

  #closingEvent(event: ClosingEvent): void {
    const before = this.#closing
    const { state, act } = closingAfter(before, event)
    this.#closing = state
    switch (act) {
      case 'ask':
        this.#ask()
        return
      case 'wait':
        this.#wait(Math.min(closingPatience, Math.max(0, this.#copyingUntil - performance.now())))
        return
      case 'warn':
        void this.#warn(event === 'refused' ? 'refused' : before === 'copying' ? 'copying' : 'late')
        return
      case 'keep':
        this.#options.kept()
        return
      case 'close':
        void this.#close()
        return
      case 'nothing':
        return
      default:
        assertNever(act)
    }
  }

  #ask(): void {
    // Whoever does not listen has nothing to store: the interface never started, or is gone.
    if (!this.#listening.has('window/close-asked')) {
      this.#closingEvent('gone')
      return
    }
    this.send('window/close-asked', null)
    this.#copyingUntil = performance.now() + copyingPatience
    this.#wait(closingPatience)
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#late)
    this.#late = setTimeout(() => this.#closingEvent('late'), milliseconds)
  }

  async #warn(why: 'refused' | 'late' | 'copying'): Promise<void> {
    clearTimeout(this.#late)
    this.#warning = new AbortController()
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message: messages[`${why}Title`],
      detail: messages[why],
      buttons: [messages.keepOpen, messages.closeAnyway],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: this.#warning.signal,
    })
    this.#closingEvent(response === 1 ? 'discarded' : 'kept')
  }

  async #close(): Promise<void> {
    clearTimeout(this.#late)
    this.#warning?.abort()
    const bounds: WindowBounds = { ...this.window.getNormalBounds(), maximized: this.window.isMaximized() }
    await writeJson(this.#options.boundsFile, bounds)
    this.window.destroy()
  }

  async #offerReload(): Promise<void> {
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'error',
      message: messages.goneTitle,
      detail: messages.gone,
      buttons: [messages.reload, messages.close],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 0) this.window.webContents.reload()
    else this.window.close()
  }
}
