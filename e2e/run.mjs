import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, root, runNode, say } from '../electron/install.mjs'
import { desktopTests, provideChromium } from './provide.mjs'
import { sum, tallyOfPlaywright, tallyOfStep, tallyOfVitest } from './tally.mjs'

const results = join(root, 'e2e', 'results')
const playwright = [join('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--config']
const wholeProgram = [...playwright, 'e2e/playwright.config.ts']
const torture = [...playwright, 'e2e/torture.config.ts']

// The reports are read in logs as often as in terminals.
if (!process.stderr.isTTY) process.env['NO_COLOR'] = '1'

await installPackages()
if (!(await provideChromium())) process.exit(1)
rmSync(results, { recursive: true, force: true })
report(await runAll())

async function runAll() {
  // The check of types is one long thread: other work goes on beside it, except what wants the machine for itself.
  const typed = checkTypes()
  const built = await build()
  const unit = await unitTests()
  const types = await typed
  // Without the program there is nothing to open: the failed build is what counts.
  return sum(
    built.failed > 0
      ? [types, built, unit]
      : [types, unit, await tortureTests(), await browserTests(), await shellTests()],
  )
}

async function checkTypes() {
  return tallyOfStep(await runNode([join('node_modules', 'typescript', 'bin', 'tsc'), '-b', '--pretty', 'false']))
}

async function build() {
  return tallyOfStep(await runNode([join('electron', 'build.mjs')]))
}

async function unitTests() {
  say('Unit tests')
  const file = join(results, 'unit.json')
  const args = ['run', '--config', 'e2e/vitest.config.ts', '--root', '.', '--reporter=default', '--reporter=json']
  const code = await runNode([join('node_modules', 'vitest', 'vitest.mjs'), ...args, `--outputFile.json=${file}`])
  return tallyOfVitest(file, code)
}

async function browserTests() {
  say('End-to-end tests in Chromium')
  const file = join(results, 'chromium.json')
  const code = await runNode([...wholeProgram, '--project', 'chromium', ...reporters('list')], { env: reportTo(file) })
  return tallyOfPlaywright(file, code)
}

/** Kills the program while somebody types: in both worlds at once, and nothing else meanwhile. */
async function tortureTests() {
  say('Kills')
  const way = desktopTests()
  const worlds = { chromium: runNode, ...('missing' in way ? {} : { electron: way.runNode }) }
  const tallies = Object.entries(worlds).map(async ([world, run]) => {
    const file = join(results, `torture-${world}.json`)
    const args = [...torture, '--project', world, '--output', join('e2e', 'results', `torture-${world}`)]
    return tallyOfPlaywright(file, await run([...args, ...reporters('list')], { env: reportTo(file) }))
  })
  return sum([...(await Promise.all(tallies)), { passed: 0, failed: 0, skipped: 'missing' in way ? 1 : 0 }])
}

/** The tests of the desktop app; where it cannot be opened, each counts as skipped. */
async function shellTests() {
  const way = desktopTests()
  const file = join(results, 'electron.json')
  const args = [...wholeProgram, '--project', 'electron']
  if ('missing' in way) {
    const code = await runNode([...args, '--list', ...reporters()], { env: reportTo(file) })
    const { passed, failed, skipped } = tallyOfPlaywright(file, code)
    say(`The ${skipped + passed} end-to-end tests of the desktop app are skipped: ${way.missing}.`)
    return { passed: 0, failed, skipped: skipped + passed }
  }
  say('End-to-end tests in Electron')
  const code = await way.runNode([...args, ...reporters('list')], { env: reportTo(file) })
  return tallyOfPlaywright(file, code)
}

/** @param {string[]} readable */
function reporters(...readable) {
  return [`--reporter=${[...readable, 'json'].join()}`]
}

/** @param {string} file */
function reportTo(file) {
  return { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
}

/**
 * Ends the run with one line that says how it went. Nothing run is a failure.
 *
 * @param {import('./tally.mjs').Tally} tally
 */
function report({ passed, failed, skipped }) {
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}
