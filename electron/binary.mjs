import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './install.mjs'

const packageFolder = join(root, 'node_modules', 'electron')

/** How long a download may stand still before it is given up, in milliseconds. */
const patience = 20_000

/**
 * The program file of Electron, where there is one: in the folder that ELECTRON_OVERRIDE_DIST_PATH names, or in the
 * package `electron`. Never asks the network.
 *
 * @returns {string | null}
 */
export function findElectron() {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (given !== undefined && given !== '') return existing(join(given, programName()))
  try {
    return existing(join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8')))
  } catch {
    return null
  }
}

/**
 * Has Electron's own installer fetch the binary. Given up when no byte arrives for twenty seconds.
 *
 * @returns {Promise<string | null>} its program file, or `null` where it cannot be had
 */
export async function fetchElectron() {
  // The installer downloads below the folder for temporary files: one of our own shows whether anything arrives.
  const arriving = mkdtempSync(join(tmpdir(), 'recto-electron-'))
  try {
    await runInstaller(arriving)
  } finally {
    rmSync(arriving, { recursive: true, force: true })
  }
  return findElectron()
}

/**
 * Resolves when the installer ended, by itself or killed because it stood still.
 *
 * @param {string} arriving the folder for what it downloads
 * @returns {Promise<void>}
 */
function runInstaller(arriving) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: arriving, TMP: arriving, TEMP: arriving, ELECTRON_GET_NO_PROGRESS: '1' },
    })
    let size = 0
    let moved = Date.now()
    const watch = setInterval(() => {
      const now = sizeOf(arriving) + sizeOf(join(packageFolder, 'dist'))
      if (now !== size) moved = Date.now()
      size = now
      if (Date.now() - moved > patience) child.kill('SIGKILL')
    }, 500)
    const end = () => {
      clearInterval(watch)
      resolve()
    }
    child.on('error', end)
    child.on('close', end)
  })
}

/**
 * How many bytes the files of a folder hold; none where there is no such folder.
 *
 * @param {string} folder
 */
function sizeOf(folder) {
  if (!existsSync(folder)) return 0
  let size = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    // A file may go while it is counted: the installer renames what it has downloaded.
    if (entry.isFile()) size += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0
  }
  return size
}

function programName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} file */
function existing(file) {
  return existsSync(file) ? file : null
}
