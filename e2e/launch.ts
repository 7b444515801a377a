import { _electron, chromium, type BrowserContext, type ElectronApplication, type Page } from '@playwright/test'
import { readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from '../electron/binary.mjs'
import { root } from '../electron/install.mjs'
import { chromiumOptions } from './chromium.mjs'

/** Where the program runs: served to Chromium, or in its own window. */
export type World = 'chromium' | 'electron'

/** What a project, a file or a test may set about the program that it opens. */
export interface AppOptions {
  readonly world: World
  readonly colours: 'light' | 'dark'
}

/** What the program runs in, once it is started. */
export type Running =
  | { readonly world: 'chromium'; readonly context: BrowserContext }
  | { readonly world: 'electron'; readonly shell: ElectronApplication }

/** The size of the window, in CSS pixels. */
export const windowSize = { width: 1440, height: 900 }

/** Starts the program for the person whose profile lies in the folder `home`; in Chromium its page is still to be loaded. */
export async function start(options: AppOptions, home: string): Promise<{ running: Running; page: Page }> {
  return options.world === 'chromium' ? startChromium(options, home) : startElectron(options, home)
}

/** Closes the program as a person does, who closes its window. */
export async function stop(running: Running, page: Page): Promise<void> {
  if (running.world === 'electron') return running.shell.close()
  // A person's browser runs what the page does on closing; closing the context alone would not.
  await page.close({ runBeforeUnload: false })
  await running.context.close()
}

/** Kills the program of the profile in `home`, with all processes that it started. */
export function kill(running: Running, home: string): void {
  const pid =
    running.world === 'electron'
      ? running.shell.process().pid
      : // Chromium says in its profile which process has it open: the name of the machine, and the number.
        Number(/\d+$/.exec(readlinkSync(join(home, 'profile', 'SingletonLock')))?.[0])
  // Playwright starts each program as the first of a group of processes.
  if (pid === undefined || !(pid > 0)) throw new Error('The process to kill is not known')
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It is dead already.
  }
}

/** Waits until a program that was killed is gone for Playwright too. */
export async function ended(running: Running): Promise<void> {
  if (running.world === 'electron') await running.shell.close().catch(() => undefined)
  else await running.context.close().catch(() => undefined)
}

async function startChromium({ colours }: AppOptions, home: string): Promise<{ running: Running; page: Page }> {
  const context = await chromium.launchPersistentContext(join(home, 'profile'), {
    ...chromiumOptions(),
    viewport: windowSize,
    colorScheme: colours,
    locale: 'en-US',
  })
  // Nobody can answer the browser's own dialogs; without them, as in other browsers, files are chosen and downloaded.
  await context.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker'])
      Object.defineProperty(window, name, { value: undefined })
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
