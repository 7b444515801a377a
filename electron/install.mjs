import { spawn } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout, where package.json lies. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What package.json says of the program. */
export const { productName, version } = /** @type {{ readonly productName: string, readonly version: string }} */ (
  readJson(join(root, 'package.json'))
)

/** The oldest Node that the build tools run on, as major and minor. */
const oldestNode = /** @type {const} */ ([20, 19])

/**
 * Says a line to the person. Always on standard error: standard output belongs to what a command prints.
 *
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/**
 * @typedef {object} RunOptions
 * @property {Readonly<Record<string, string>>} [env] added to the environment
 */

/**
 * Runs a program in the checkout until it ends; what it prints goes to standard error.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code; 127 where it could not be started, 1 where a signal ended it
 */
export function run(command, args, { env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, ...env } })
    child.on('error', () => {
      resolve(127)
    })
    child.on('close', (code) => {
      resolve(code ?? 1)
    })
  })
}

/**
 * Runs a script with this Node, as {@link run} does.
 *
 * @param {readonly string[]} args the script and its arguments
 * @param {RunOptions} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options)
}

/**
 * Brings node_modules in step with the lockfile, by `npm ci` where they differ. Ends the process with a sentence and
 * exit code 1 where that cannot be done.
 */
export async function installPackages() {
  requireNode()
  if (packagesAreCurrent()) return
  refuseLinked()
  say('Installing the packages that Recto is built with; this takes a minute …')
  const npm = npmCommand()
  const code = await run(npm.command, [...npm.args, 'ci', '--include=dev', '--loglevel=error'])
  if (code === 0) return
  say(`The packages could not be installed: npm ended with exit code ${code} (its own words are above).`)
  say('Nothing else was changed. Check the network, then run the same command again.')
  process.exit(1)
}

/** npm empties node_modules first: through a link it would empty the folder of another checkout. */
function refuseLinked() {
  const folder = join(root, 'node_modules')
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return
  say(`The packages in ${folder} are not those that package-lock.json names, and the folder is a link to another one.`)
  say('Nothing was installed: that would empty the other folder. Remove the link, then run the same command again.')
  process.exit(1)
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  say(`Recto needs Node ${oldestNode.join('.')} or later; this is Node ${process.versions.node}.`)
  process.exit(1)
}

/**
 * Whether what is installed is what the lockfile names. npm notes what it installed in node_modules/.package-lock.json
 * as its last step, so an interrupted installation counts as none. Optional packages may be absent: they are those of
 * other platforms.
 */
function packagesAreCurrent() {
  try {
    const wanted = lockedPackages(join(root, 'package-lock.json'))
    const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'))
    for (const [path, { version, optional }] of wanted) {
      const found = present.get(path)
      if (found === undefined ? optional !== true : found.version !== version) return false
    }
    return [...present.keys()].every((path) => wanted.has(path))
  } catch {
    return false
  }
}

/** @typedef {{ readonly version: string, readonly optional?: boolean }} LockedPackage */

/**
 * The packages of a lockfile by their place below the checkout.
 *
 * @param {string} file
 */
function lockedPackages(file) {
  const { packages } = /** @type {{ packages: Record<string, LockedPackage> }} */ (readJson(file))
  return new Map(Object.entries(packages).filter(([path]) => path !== ''))
}

/** npm as it runs now (under `npm start` its script is known), else the one on the path. */
function npmCommand() {
  const script = process.env['npm_execpath']
  if (script !== undefined && basename(script) === 'npm-cli.js') return { command: process.execPath, args: [script] }
  // npm is a command file on Windows, which only a shell can start.
  return process.platform === 'win32' ? { command: 'cmd', args: ['/c', 'npm'] } : { command: 'npm', args: [] }
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
