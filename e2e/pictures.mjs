import { join } from 'node:path'
import { build } from '../electron/build.mjs'
import { runNode } from '../electron/install.mjs'
import { provideChromium } from './provide.mjs'

await build(['renderer'])
if (!(await provideChromium())) process.exit(1)
const cli = join('node_modules', '@playwright', 'test', 'cli.js')
process.exitCode = await runNode([cli, 'test', '--config', 'e2e/pictures.config.ts', '--reporter=list'])
