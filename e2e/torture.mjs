import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { allParts, build } from '../electron/build.mjs'
import { installPackages, runNode, say } from '../electron/install.mjs'
import { desktopTests, provideChromium } from './provide.mjs'

// npm run torture [-- --kills 200 --seed 7]: so many kills in all, shared by the worlds that are here.

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } })
const kills = Number(values.kills ?? 200)
const seed = Number(values.seed ?? randomInt(1_000_000))
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  say('--kills and --seed are whole numbers.')
  process.exit(2)
}

await installPackages()
if (!(await provideChromium())) process.exit(1)
await build(allParts)
const desktop = desktopTests()
if ('missing' in desktop) say(`The desktop app is left out: ${desktop.missing}.`)
const each = Math.ceil(kills / ('missing' in desktop ? 1 : 2))
say(`Killing Recto ${each} times in each of its worlds, with seed ${seed} …`)
const cli = join('node_modules', '@playwright', 'test', 'cli.js')
const args = [cli, 'test', '--config', 'e2e/torture.config.ts', '--reporter=list', '--project']
const env = { RECTO_KILLS: String(each), RECTO_SEED: String(seed) }
const codes = [await runNode([...args, 'chromium'], { env })]
if (!('missing' in desktop)) codes.push(await desktop.runNode([...args, 'electron'], { env }))
process.exitCode = codes.every((code) => code === 0) ? 0 : 1
