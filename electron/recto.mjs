import { pathToFileURL } from 'node:url'
import { build, builtFile } from './build.mjs'

await build(['cli'])

// npm runs scripts in the checkout; the person's file names are relative to where the person is.
const { npm_lifecycle_event: script, INIT_CWD: whereThePersonIs } = process.env
if (script === 'recto' && whereThePersonIs !== undefined) process.chdir(whereThePersonIs)

/** @type {unknown} */
const cli = await import(pathToFileURL(builtFile('cli')).href)
const { main } = /** @type {{ main: (args: readonly string[]) => Promise<number> }} */ (cli)
process.exitCode = await main(process.argv.slice(2))
