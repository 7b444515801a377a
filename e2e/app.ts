import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { builtFile } from '../electron/build.mjs'
import { serveRecto, type RectoServer } from '../electron/serve.mjs'
import { caretOf, docOf, hearDrop, placeKept, storedRows, transitionsDone } from './inside'
import { ended, kill, start, stop, windowSize, type AppOptions, type Running, type World } from './launch'

/** A file to drop: its path below the folder for dropped files, and what it holds. */
export interface DroppedFile {
  readonly path: string
  readonly content: string | Uint8Array
}

/** Recto as a person has it in front of them: one window, a profile of its own that is thrown away at the end. */
export class App {
  readonly world: World
  /** A folder of this person's own, for files to drop and to save. */
  readonly files: string
  readonly #options: AppOptions
  readonly #home: string
  readonly #address: string
  #running: Running
  #page: Page
  /** What went wrong behind the screen: errors of scripts, messages of severity error, breaches of the policy. */
  #problems: string[] = []

  private constructor(options: AppOptions, home: string, address: string, running: Running, page: Page) {
    this.world = options.world
    this.files = join(home, 'files')
    this.#options = options
    this.#home = home
    this.#address = address
    this.#running = running
    this.#page = page
    this.#watch()
  }

  /** Opens the program for a new person, whose files and profile lie in a folder below `place`. */
  static async open(options: AppOptions, address: string, place = tmpdir()): Promise<App> {
    const home = await mkdtemp(join(place, 'recto-test-'))
    await mkdir(join(home, 'files'))
    const { running, page } = await start(options, home)
    const app = new App(options, home, address, running, page)
    await app.#load()
    return app
  }

  /** The window. Another one after a restart. */
  get page(): Page {
    return this.#page
  }

  /** The text on the screen. */
  get text(): Locator {
    return this.#page.getByRole('textbox', { name: 'Text of the transcription' })
  }

  /** The dialog on the screen. */
  get dialog(): Locator {
    return this.#page.getByRole('dialog')
  }

  /** What went wrong behind the screen since this was last asked. */
  takeProblems(): readonly string[] {
    const problems = this.#problems
    this.#problems = []
    return problems
  }

  /** Closes the window as a person does, and starts the program again for the same person; `between` happens in between. */
  async restart(between: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await stop(this.#running, this.#page)
    await between()
    const { running, page } = await start(this.#options, this.#home)
    this.#running = running
    this.#page = page
    this.#watch()
    await this.#load()
  }

  /** Kills the program on the spot, as a power cut would: nothing of it can do anything any more. */
  kill(): void {
    kill(this.#running, this.#home)
  }

  /** Starts the program again for the same person, after {@link kill}, and waits until it is ready. */
  async startAgain(): Promise<void> {
    await ended(this.#running)
    const { running, page } = await start(this.#options, this.#home)
    this.#running = running
    this.#page = page
    this.#watch()
    await this.#load()
    await this.ready()
  }

  /** Loads the window anew, with a script that runs before all others. */
  async reloadWith(script: () => void): Promise<void> {
    await this.#page.addInitScript(script)
    await this.#page.reload()
  }

  /** Begins to load the window anew, and does not wait until that is done. */
  async beginReload(): Promise<void> {
    await this.#page.reload({ waitUntil: 'commit' })
  }

  /** Writes files into the person's folder; the answer is their paths. */
  async put(files: readonly DroppedFile[]): Promise<readonly string[]> {
    const paths: string[] = []
    for (const { path, content } of files) {
      const whole = join(this.files, path)
      await mkdir(dirname(whole), { recursive: true })
      await writeFile(whole, content)
      paths.push(whole)
    }
    return paths
  }

  /** Drops files from the person's folder on the middle of the window; the answer is the paths that were dropped. */
  async drop(files: readonly DroppedFile[]): Promise<readonly string[]> {
    const paths = await this.put(files)
    await this.dropPaths(paths)
    return paths
  }

  /**
   * Drops files or folders that lie on disk. The browser itself is told of the drag, so that the window gets true
   * files with a place on disk, which a script cannot make.
   */
  async dropPaths(paths: readonly string[]): Promise<void> {
    const session = await this.#page.context().newCDPSession(this.#page)
    const data = { items: [], files: [...paths], dragOperationsMask: 1 }
    const place = { x: windowSize.width / 2, y: windowSize.height / 2, data }
    const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, ...place })
    await hearDrop(this.#page)
    await send('dragEnter')
    // A hand that drags does not hold still: the window is told again and again, until it says where the files will go.
    await expect(async () => {
      await send('dragOver')
      await expect(this.#page.locator('[data-drop-veil]')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await send('drop')
    await expect(this.#page.locator('html')).toHaveAttribute('data-dropped', String(paths.length))
    await session.detach()
  }

  /** Waits until the program is ready for a person: the library, an edition or a text is on the screen. */
  async ready(): Promise<void> {
    await expect(this.#page.locator('[data-region]').first()).toBeVisible()
  }

  /** Drops one file and waits until its text is open. The answer is its path. */
  async openText(name: string, content: string | Uint8Array): Promise<string> {
    await this.ready()
    const [path = ''] = await this.drop([{ path: name, content }])
    await this.opened()
    return path
  }

  /** Waits until a text is on the screen, stored, with the caret in it. */
  async opened(): Promise<void> {
    await expect(this.text).toBeFocused()
    await this.saved()
  }

  /** Waits until the status line says that all is stored. */
  async saved(): Promise<void> {
    await expect(this.#page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved')
  }

  /** Waits until it is stored where the caret is, which is done when a person rests. */
  async placeKept(): Promise<void> {
    await expect.poll(() => placeKept(this.#page)).toBe(true)
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  /** Types letter by letter. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  /** Selects the next place of these words in the text, by finding them. */
  async select(words: string): Promise<void> {
    await this.press('ControlOrMeta+f')
    const field = this.#page.getByRole('textbox', { name: 'Find', exact: true })
    await expect(field).toBeFocused()
    await this.press('ControlOrMeta+a')
    await this.type(words)
    await this.press('Enter', 'Escape')
    await expect(this.text).toBeFocused()
    await expect.poll(() => this.selected()).toBe(words)
  }

  /** Puts the caret before these words, into the first of them. */
  async caretBefore(words: string): Promise<void> {
    await this.select(words)
    await this.press('ArrowLeft')
  }

  /** Puts the caret after these words. */
  async caretAfter(words: string): Promise<void> {
    await this.select(words)
    await this.press('ArrowRight')
  }

  /** What is selected. */
  selected(): Promise<string> {
    return this.#page.evaluate(() => getSelection()?.toString() ?? '')
  }

  /** The text around the caret in its block, with `|` where the caret is. */
  caret(): Promise<string> {
    return caretOf(this.#page)
  }

  /** The open text, as JSON text. */
  doc(): Promise<string> {
    return docOf(this.#page)
  }

  /** How many rows each table of the library holds, deleted ones included. */
  stored(): Promise<Readonly<Record<string, number>>> {
    return storedRows(this.#page)
  }

  /** Runs a command by its name in the palette. */
  async run(command: string): Promise<void> {
    const field = this.#page.getByPlaceholder('What do you want to do?')
    await this.press('ControlOrMeta+k')
    await expect(field).toBeFocused()
    await this.type(command)
    await this.press('Enter')
    await expect(field).toBeHidden()
  }

  /** Waits for a message over the screen. */
  async told(message: string | RegExp): Promise<void> {
    await expect(this.#messages.getByText(message)).toBeVisible()
  }

  get #messages(): Locator {
    return this.#page.getByRole('region', { name: 'Messages' })
  }

  /** Exports the open text by keys to a new file of the person's folder; the answer is its path. */
  async exportTo(name: string): Promise<string> {
    const path = join(this.files, name)
    await this.willSaveTo(path)
    const download = this.world === 'chromium' ? this.#page.waitForEvent('download') : null
    await this.press('ControlOrMeta+Shift+e')
    await expect(this.dialog.getByRole('button', { name: 'Export…' })).toBeFocused()
    await this.press('Enter')
    await this.saveReported()
    await (await download)?.saveAs(path)
    // The message of an export before may still be there.
    await expect(this.#messages.getByText(/^Exported to/).last()).toBeVisible()
    await expect.poll(() => existsSync(path)).toBe(true)
    return path
  }

  /** Goes on from what is told of an export, where anything is, to where it is saved. */
  async saveReported(): Promise<void> {
    const save = this.dialog.getByRole('button', { name: 'Save as…' })
    const gone = this.dialog.getByRole('button', { name: 'Cancel' })
    await expect.poll(async () => (await save.isVisible()) || !(await gone.isVisible())).toBe(true)
    if (await save.isVisible()) await this.press('Enter')
  }

  /** How the person will answer the next save dialogs of the system; a browser has none here. */
  async willSaveTo(path: string): Promise<void> {
    if (this.#running.world === 'chromium') return
    await this.#running.shell.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
  }

  /** Which files the person will choose in the next open dialog. */
  async willChoose(paths: readonly string[]): Promise<void> {
    if (this.#running.world === 'chromium') {
      this.#page.once('filechooser', (chooser) => void chooser.setFiles([...paths]))
      // What was asked of the browser before this is done: a dialog that opens now is heard.
      await this.#page.evaluate(() => document.readyState)
    } else
      await this.#running.shell.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
      }, paths)
  }

  /** What axe finds wrong with what the window shows, each with the elements concerned. */
  async accessibilityProblems(): Promise<readonly string[]> {
    return problemsOf(await this.#axe().analyze())
  }

  /**
   * The same in both colours: of the dark ones, what depends on colours, since all else is the same page. The desktop
   * window draws it by the same styles as Chromium, so there the light ones are enough.
   */
  async accessibilityProblemsInBothColours(): Promise<readonly string[]> {
    const light = await this.accessibilityProblems()
    if (this.world === 'electron') return light
    await this.#page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await transitionsDone(this.#page)
    const dark = problemsOf(await this.#axe().withRules(['color-contrast', 'link-in-text-block']).analyze())
    await this.#page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
    await transitionsDone(this.#page)
    return [...light, ...dark.map((problem) => `dark: ${problem}`)]
  }

  #axe(): AxeBuilder {
    // The other mode opens a second page, which a window of Electron cannot.
    return new AxeBuilder({ page: this.#page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  }

  /** Closes the program and throws its profile away. */
  async close(): Promise<void> {
    await stop(this.#running, this.#page)
    await rm(this.#home, { recursive: true, force: true, maxRetries: 5 })
  }

  async #load(): Promise<void> {
    if (this.world === 'chromium') await this.#page.goto(this.#address)
    else await this.#page.waitForLoadState()
  }

  #watch(): void {
    this.#page.on('pageerror', (error) => this.#problems.push(error.stack ?? error.message))
    this.#page.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(`${message.text()} (${message.location().url})`)
    })
  }
}

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

function problemsOf({ violations }: AxeResults): readonly string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/**
 * `test` with the program open. What goes wrong behind the screen fails a test that does not take it into account.
 */
export const test = base.extend<AppOptions & { app: App; place: string }, { server: RectoServer }>({
  world: ['chromium', { option: true }],
  colours: ['light', { option: true }],
  // Where people's folders lie: a test can give them a disk of its own.
  place: async ({}, use) => use(tmpdir()),
  server: [
    async ({}, use) => {
      const server = await serveRecto(dirname(builtFile('renderer')), 0)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  app: async ({ world, colours, server, place }, use, testInfo) => {
    const app = await App.open({ world, colours }, server.address, place)
    await use(app)
    if (testInfo.status !== testInfo.expectedStatus && !app.page.isClosed())
      await app.page.screenshot({ path: testInfo.outputPath('window.png') })
    await app.close()
    base.expect(app.takeProblems(), 'nothing goes wrong behind the screen').toEqual([])
  },
})

export type { AppOptions } from './launch'
export { expect } from '@playwright/test'
