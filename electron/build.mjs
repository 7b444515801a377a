import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { installPackages, root, say } from './install.mjs'

/**
 * What is built by itself: the interface, the desktop shell, the bridge between the two, the command line.
 *
 * @typedef {'renderer' | 'main' | 'preload' | 'cli'} Part
 */

/** @type {Readonly<Record<Part, { readonly config: string, readonly rooms: readonly string[], readonly output: string }>>} */
const parts = {
  renderer: { config: 'renderer/vite.config.ts', rooms: ['shared', 'renderer'], output: 'dist/renderer/index.html' },
  main: { config: 'electron/vite.config.ts', rooms: ['shared', 'electron'], output: 'dist/electron/main.cjs' },
  preload: { config: 'electron/vite.config.ts', rooms: ['shared', 'electron'], output: 'dist/electron/preload.cjs' },
  cli: { config: 'electron/vite.config.ts', rooms: ['shared', 'electron'], output: 'dist/electron/cli.js' },
}

/** All parts, in the order in which they are built. */
export const allParts = /** @type {readonly Part[]} */ (Object.keys(parts))

/**
 * Where a part lies once it is built.
 *
 * @param {Part} part
 */
export function builtFile(part) {
  return join(root, parts[part].output)
}

/**
 * Installs what is missing, then builds the parts whose sources changed since they were last built. Ends the process
 * with exit code 1 where a part cannot be built, the reason on standard error.
 *
 * @param {readonly Part[]} [wanted]
 */
export async function build(wanted = allParts) {
  await installPackages()
  /** @type {Map<string, string>} */
  const prints = new Map()
  for (const part of wanted) {
    const { rooms } = parts[part]
    const key = rooms.join()
    const print = prints.get(key) ?? fingerprint(rooms)
    prints.set(key, print)
    if (!isCurrent(part, print) && !(await buildPart(part, print))) process.exit(1)
  }
}

/**
 * @param {Part} part
 * @param {string} print
 */
async function buildPart(part, print) {
  say(`Building ${part} …`)
  const vite = await import('vite')
  try {
    // Vite writes what it does to standard output, which is not ours here: only its warnings are wanted.
    await vite.build({ configFile: join(root, parts[part].config), mode: part, logLevel: 'warn' })
  } catch (error) {
    say(`The part “${part}” could not be built:`)
    say(error instanceof Error ? error.message : String(error))
    return false
  }
  mkdirSync(join(root, 'dist', 'built'), { recursive: true })
  writeFileSync(printFile(part), print)
  return true
}

/**
 * @param {Part} part
 * @param {string} print
 */
function isCurrent(part, print) {
  return existsSync(builtFile(part)) && existsSync(printFile(part)) && readFileSync(printFile(part), 'utf8') === print
}

/** @param {Part} part */
function printFile(part) {
  return join(root, 'dist', 'built', part)
}

/**
 * A digest of everything that the result depends on: all files of the rooms except tests, and the packages. Contents,
 * not times: a checkout or a copy sets times as it likes.
 *
 * @param {readonly string[]} rooms
 */
function fingerprint(rooms) {
  const hash = createHash('sha256')
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  for (const file of [...files.sort(), join(root, 'package.json'), join(root, 'package-lock.json')]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) await build()
