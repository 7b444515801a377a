import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installPackages, root, runNode, say } from '../electron/install.mjs'
import { keepsBound, newestOf, tableOf } from './bench/report.mjs'
import { provideChromium } from './provide.mjs'

// npm run bench [-- --only checkpoint,opening] [--compare FILE]: measures, prints a table, and writes it into bench/latest.json, where
// what was not measured stays as it was measured before.

/** @typedef {import('./bench/report.mjs').Run} Run */

const { values } = parseArgs({ options: { only: { type: 'string' }, compare: { type: 'string' } } })
const earlier = values.compare === undefined ? null : earlierRun(values.compare)
const folder = join(root, 'bench', 'parts')
const names = join(root, 'bench', 'names.json')
const file = join(root, 'bench', 'latest.json')

await installPackages()
if (!(await provideChromium())) process.exit(1)
if ((await runNode([join('electron', 'build.mjs')])) !== 0) process.exit(1)
await buildStand()
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const cli = join('node_modules', '@playwright', 'test', 'cli.js')
const args = [cli, 'test', '--config', 'e2e/bench.config.ts', '--reporter=list']
const code = await runNode(args, {
  env: { RECTO_BENCH: folder, RECTO_BENCH_NAMES: names, RECTO_ONLY: values.only ?? '' },
})
const run = measuredRun()
for (const { name, about } of run.measured) say(`${name}: ${about}`)
process.stdout.write(`${tableOf(run, earlier)}\n`)
writeFileSync(file, `${JSON.stringify(newestOf(run, lastRun(), namesOfAll()), null, 1)}\n`)
say('The figures are in bench/latest.json.')
const broken = run.measured.flatMap(({ figures }) => figures).filter((figure) => keepsBound(figure) === false)
if (broken.length > 0) say(`${broken.length} figures break their bounds.`)
process.exitCode = code === 0 && broken.length === 0 ? 0 : 1

async function buildStand() {
  const vite = await import('vite')
  await vite.build({ configFile: join(root, 'e2e', 'bench', 'vite.config.ts'), logLevel: 'warn' })
}

/** @returns {Run} */
function measuredRun() {
  const measured = readdirSync(folder)
    .sort()
    .map((name) => /** @type {import('./bench/report.mjs').Measured} */ (parsed(join(folder, name))))
  return { measured }
}

/**
 * What was known before; `null` where that is nothing, or cannot be read.
 *
 * @returns {Run | null}
 */
function lastRun() {
  try {
    return /** @type {Run} */ (parsed(file))
  } catch {
    return null
  }
}

/** The names of all that can be measured, in the order of the report. */
function namesOfAll() {
  return /** @type {readonly string[]} */ (parsed(names))
}

/**
 * @param {string} name
 * @returns {Run}
 */
function earlierRun(name) {
  try {
    return /** @type {Run} */ (parsed(name))
  } catch {
    say(`The earlier run ${name} cannot be read: name a file that npm run bench has written.`)
    process.exit(2)
  }
}

/**
 * @param {string} name
 * @returns {unknown}
 */
function parsed(name) {
  return JSON.parse(readFileSync(name, 'utf8'))
}
