import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Where browsers made from Chromium are, by platform: names to look for on the path, and whole paths. */
const places = {
  linux: {
    names: [
      'chromium',
      'google-chrome',
      'google-chrome-stable',
      'chromium-browser',
      'microsoft-edge',
      'microsoft-edge-stable',
    ],
    paths: ['/snap/bin/chromium'],
  },
  darwin: {
    names: [],
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    ],
  },
  win32: {
    names: [],
    paths: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = process.env[variable]
      return folder === undefined
        ? []
        : [
            join(folder, 'Google\\Chrome\\Application\\chrome.exe'),
            join(folder, 'Chromium\\Application\\chrome.exe'),
            join(folder, 'Microsoft\\Edge\\Application\\msedge.exe'),
          ]
    }),
  },
}

/**
 * An installed browser made from Chromium (Chromium, Chrome, Edge).
 *
 * @returns {string | null} its program file, or `null` where there is none
 */
export function findChromium() {
  const { names, paths } =
    places[process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux']
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...paths]
  return candidates.find(isProgram) ?? null
}

/**
 * The folder where such a browser keeps Recto's library, apart from the person's own profile. A browser keeps a
 * library per profile, so this must never change.
 *
 * @param {string} browser its program file
 */
export function browserProfile(browser) {
  const home = homedir()
  // A browser from a snap may write to no hidden folder of the home but its own.
  if (existsSync('/snap/bin/chromium') && /chromium(-browser)?$/.test(browser)) {
    return join(home, 'snap', 'chromium', 'common', 'recto-browser')
  }
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'recto-browser')
  if (process.platform === 'win32')
    return join(process.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'recto-browser')
  return join(process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'recto-browser')
}

/**
 * What opens an address in the browser that the person has chosen for all pages.
 *
 * @param {string} address
 * @returns {{ readonly command: string, readonly args: readonly string[] }}
 */
export function defaultBrowser(address) {
  if (process.platform === 'darwin') return { command: 'open', args: [address] }
  if (process.platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] }
  return { command: 'xdg-open', args: [address] }
}

/**
 * Why no window can open here, as a half-sentence, or `null` where one can.
 *
 * @returns {string | null}
 */
export function whyNoWindow() {
  if (process.platform === 'darwin' || process.platform === 'win32') return null
  if (process.getuid?.() === 0) return 'browsers refuse to start for the user root'
  const { DISPLAY: x, WAYLAND_DISPLAY: wayland } = process.env
  return (x ?? '') === '' && (wayland ?? '') === '' ? 'there is no display' : null
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
