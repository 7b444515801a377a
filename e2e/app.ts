import AxeBuilder from '@axe-core/playwright'
import {
  test as base,
  _electron,
  chromium,
  type BrowserContext,
  type ElectronApplication,
  type Page,
} from '@playwright/test'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findElectron } from '../electron/binary.mjs'
import { builtFile } from '../electron/build.mjs'
import { root } from '../electron/install.mjs'
import { serveRecto, type RectoServer } from '../electron/serve.mjs'
import { chromiumOptions } from './chromium.mjs'

/** Where the program runs: served to Chromium, or in its own window. */
export type World = 'chromium' | 'electron'

/** What a project, a file or a test may set about the program that it opens. */
export interface AppOptions {
  readonly world: World
  readonly colours: 'light' | 'dark'
}

/** A file to drop: its path below the folder for dropped files, and what it holds. */
export interface DroppedFile {
  readonly path: string
  readonly content: string | Uint8Array
}

type Running =
  | { readonly world: 'chromium'; readonly context: BrowserContext }
  | { readonly world: 'electron'; readonly shell: ElectronApplication }

const windowSize = { width: 1440, height: 900 }

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

  /** Opens the program for a new person. */
  static async open(options: AppOptions, address: string): Promise<App> {
    const home = await mkdtemp(join(tmpdir(), 'recto-test-'))
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

  /** What went wrong behind the screen since this was last asked. */
  takeProblems(): readonly string[] {
    const problems = this.#problems
    this.#problems = []
    return problems
  }

  /** Closes the window as a person does, and starts the program again for the same person. */
  async restart(): Promise<void> {
    await this.#stop()
    const { running, page } = await start(this.#options, this.#home)
    this.#running = running
    this.#page = page
    this.#watch()
    await this.#load()
  }

  /** Drops files from the person's folder on the middle of the window; the answer is the paths that were dropped. */
  async drop(files: readonly DroppedFile[]): Promise<readonly string[]> {
    const paths: string[] = []
    for (const { path, content } of files) {
      const whole = join(this.files, path)
      await mkdir(dirname(whole), { recursive: true })
      await writeFile(whole, content)
      paths.push(whole)
    }
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
    await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...place })
    await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...place })
    await session.send('Input.dispatchDragEvent', { type: 'drop', ...place })
    await session.detach()
  }

  /** What axe finds wrong with what the window shows, each with the elements concerned. */
  async accessibilityProblems(): Promise<readonly string[]> {
    // The other mode opens a second page, which a window of Electron cannot.
    const { violations } = await new AxeBuilder({ page: this.#page }).setLegacyMode(true).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }

  /** Closes the program and throws its profile away. */
  async close(): Promise<void> {
    await this.#stop()
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

  async #stop(): Promise<void> {
    if (this.#running.world === 'electron') return this.#running.shell.close()
    // A person's browser runs what the page does on closing; closing the context alone would not.
    await this.#page.close({ runBeforeUnload: false })
    await this.#running.context.close()
  }
}

async function start(options: AppOptions, home: string): Promise<{ running: Running; page: Page }> {
  return options.world === 'chromium' ? startChromium(options, home) : startElectron(options, home)
}

async function startChromium({ colours }: AppOptions, home: string): Promise<{ running: Running; page: Page }> {
  const context = await chromium.launchPersistentContext(join(home, 'profile'), {
    ...chromiumOptions(),
    viewport: windowSize,
    colorScheme: colours,
    locale: 'en-US',
  })
  return { running: { world: 'chromium', context }, page: context.pages()[0] ?? (await context.newPage()) }
}

async function startElectron({ colours }: AppOptions, home: string): Promise<{ running: Running; page: Page }> {
  if (findElectron() === null)
    throw new Error('There is no Electron here: set ELECTRON_OVERRIDE_DIST_PATH, or fetch it.')
  // Without a program file given, Playwright asks the package `electron`, which finds the same one, and holds the app
  // back until it listens; else the first window can be there before it.
  const shell = await _electron.launch({
    args: [
      `--user-data-dir=${join(home, 'profile')}`,
      '--disable-gpu',
      // Electron's sandbox does not start for the user root, which is who runs tests in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      root,
    ],
    colorScheme: colours,
    locale: 'en-US',
  })
  return { running: { world: 'electron', shell }, page: await shell.firstWindow() }
}

/**
 * `test` with the program open. What goes wrong behind the screen fails a test that does not take it into account.
 */
export const test = base.extend<AppOptions & { app: App }, { server: RectoServer }>({
  world: ['chromium', { option: true }],
  colours: ['light', { option: true }],
  server: [
    async ({}, use) => {
      const server = await serveRecto(dirname(builtFile('renderer')), 0)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  app: async ({ world, colours, server }, use, testInfo) => {
    const app = await App.open({ world, colours }, server.address)
    await use(app)
    if (testInfo.status !== testInfo.expectedStatus)
      await app.page.screenshot({ path: testInfo.outputPath('window.png') })
    await app.close()
    base.expect(app.takeProblems(), 'nothing goes wrong behind the screen').toEqual([])
  },
})

export { expect } from '@playwright/test'
