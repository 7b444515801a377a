import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pathToFileURL } from 'node:url'
import { builtFile } from '../../electron/build.mjs'
import { textsOfFour } from './tei-times'
import { median, type Figure, type Measurement } from './measurement'
import type { BenchText } from './texts'

/** How often each is done. */
const rounds = 5

/** How long one process may take before the measurement gives up, in milliseconds. */
const LIMIT = 60_000

/** What the command line asks of a processor, from its start to its end. */
export const convert: Measurement = {
  name: 'convert',
  about:
    'Computing time of `recto convert` over 4 MB of TEI, the whole process, beside that of a Node that starts and parses the ' +
    `file with saxes (namespaces, positions). Medians of ${String(rounds)}, in turn.`,
  patience: 900_000,
  measure: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recto-convert-'))
    try {
      const figures: Figure[] = []
      for (const text of textsOfFour()) figures.push(...(await ofText(text, folder)))
      return figures
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function ofText({ name, xml }: BenchText, folder: string): Promise<readonly Figure[]> {
  const [input, out] = [join(folder, 'volume.xml'), join(folder, 'out.xml')]
  await writeFile(input, xml())
  const works = { parse: parsing(input), tei: converting(input, out, 'tei'), plain: converting(input, out, 'txt') }
  const taken = { parse: [] as number[], tei: [] as number[], plain: [] as number[] }
  for (let round = 0; round < rounds; round++)
    for (const one of ['parse', 'tei', 'plain'] as const) taken[one].push(await computed(works[one]))
  const reference = { name: 'node with saxes', value: median(taken.parse) }
  const bound = { of: 'ratio', most: 4 } as const
  return [
    { name: `to TEI, ${name}`, value: median(taken.tei), unit: 'ms', reference, bound },
    { name: `to plain text, ${name}`, value: median(taken.plain), unit: 'ms', reference, bound },
  ]
}

/** A script that parses a file with saxes. */
function parsing(input: string): string {
  const saxes = createRequire(import.meta.url).resolve('saxes')
  return `
    import saxes from ${JSON.stringify(pathToFileURL(saxes).href)}
    import { readFileSync } from 'node:fs'
    new saxes.SaxesParser({ xmlns: true, position: true }).write(readFileSync(${JSON.stringify(input)}, 'utf8')).close()`
}

/** A script that does what `recto convert` does once it is built. */
function converting(input: string, out: string, to: string): string {
  return `
    import { main } from ${JSON.stringify(pathToFileURL(builtFile('cli')).href)}
    const code = await main(${JSON.stringify(['convert', input, '--to', to, '--out', out])})
    if (code !== 0) process.exit(1)`
}

/** Runs a script in a Node of its own; how long it computed from its start on, in milliseconds. */
async function computed(script: string): Promise<number> {
  const telling = `${script}
    console.log(JSON.stringify(process.cpuUsage()))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', telling], {
    timeout: LIMIT,
  })
  const { user, system } = JSON.parse(stdout) as NodeJS.CpuUsage
  return (user + system) / 1000
}
