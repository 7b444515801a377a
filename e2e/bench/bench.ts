import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { builtFile } from '../../electron/build.mjs'
import { serveRecto } from '../../electron/serve.mjs'
import { App } from '../app'
import { chromiumOptions } from '../chromium.mjs'
import type { StandCalls } from './page/stand'
import { standFolder } from './stand-folder.mjs'

/** What is done at the stand: its calls are made in a page. */
export class Stand {
  readonly page: Page
  readonly #context: BrowserContext

  constructor(context: BrowserContext, page: Page) {
    this.#context = context
    this.page = page
  }

  /** Does something in the page; see `page/stand.ts`. */
  call<K extends keyof StandCalls>(name: K, ...args: Parameters<StandCalls[K]>): Promise<Done<K>> {
    const made = ([called, given]: readonly [string, readonly unknown[]]) =>
      (window as unknown as { readonly stand: Record<string, (...args: readonly unknown[]) => unknown> }).stand[
        called
      ]?.(...given)
    return this.page.evaluate(made, [name, args] as const) as Promise<Done<K>>
  }

  /** Ends it; what it stored is gone. */
  async close(): Promise<void> {
    await this.#context.close()
  }
}

type Done<K extends keyof StandCalls> = Awaited<ReturnType<StandCalls[K]>>

/** What measurements are made with: the program itself, and a stand where parts of it run alone. */
export class Bench {
  /** Does something with a fresh stand: a page with parts of the program, and an empty library on disk. */
  async withStand<T>(work: (stand: Stand) => Promise<T>): Promise<T> {
    const server = await serveRecto(standFolder, 0)
    const home = await mkdtemp(join(tmpdir(), 'recto-bench-'))
    const context = await chromium.launchPersistentContext(home, chromiumOptions())
    const page = context.pages()[0] ?? (await context.newPage())
    const stand = new Stand(context, page)
    try {
      await page.goto(server.address)
      await page.waitForFunction(() => 'stand' in window)
      return await work(stand)
    } finally {
      await stand.close()
      await server.close()
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    }
  }

  /** Does something with the program, open for a new person in Chromium. */
  async withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
    const server = await serveRecto(dirname(builtFile('renderer')), 0)
    const app = await App.open({ world: 'chromium', colours: 'light' }, server.address)
    try {
      return await work(app)
    } finally {
      await app.close()
      await server.close()
    }
  }
}
