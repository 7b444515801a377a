import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findElectron } from '../electron/binary.mjs'
import { findChromium } from '../electron/browsers.mjs'
import { root, run, runNode, say } from '../electron/install.mjs'

/**
 * Finds a Chromium for the tests, or fetches one: Debian's package where this is root on such a system, else
 * Playwright's own download, which is then named in RECTO_CHROMIUM.
 *
 * @returns {Promise<boolean>} whether there is one
 */
export async function provideChromium() {
  if (findChromium() !== null || (await useOwnOfPlaywright())) return true
  say('There is no Chromium here for the tests; fetching one …')
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { env: quiet })
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env: quiet })
    if (findChromium() !== null) return true
  }
  await runNode([join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'])
  if (await useOwnOfPlaywright()) return true
  say('The tests need Chromium, Chrome or Edge, and none could be found or fetched: install one, then run them again.')
  return false
}

/** Names the browser that Playwright has downloaded before, if it has. */
async function useOwnOfPlaywright() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  if (!existsSync(file)) return false
  process.env['RECTO_CHROMIUM'] = file
  return true
}

/**
 * How the desktop app can be tested here: what runs the script of its tests, on a virtual screen where there is no
 * display; or why it cannot.
 *
 * @returns {{ readonly runNode: typeof runNode } | { readonly missing: string }}
 */
export function desktopTests() {
  if (findElectron() === null) return { missing: 'there is no Electron binary here' }
  if (process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') !== '') return { runNode }
  if (!onPath('xvfb-run')) return { missing: 'there is no display, and no xvfb-run' }
  // By itself it begins anew when its last window closes, and the program that starts in that moment finds no screen.
  const screen = ['--auto-servernum', '--server-args', '-screen 0 1280x1024x24 -noreset']
  return { runNode: (args, options) => run('xvfb-run', [...screen, process.execPath, ...args], options) }
}

/** @param {string} name */
function onPath(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}
