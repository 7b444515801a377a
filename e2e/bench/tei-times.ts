import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../electron/install.mjs'
import { texts, volumes, type BenchText } from './texts'

/** How often each thing is done. */
export const rounds = 9

/** The texts of about 4 MB: the generated one, and real volumes where there are some. */
export function textsOfFour(): readonly BenchText[] {
  return [texts.four, ...volumes().filter(({ megabytes }) => megabytes > 3)]
}

/**
 * How long reading or writing each text of about 4 MB takes, in milliseconds of computing time. Measured in a Node of its own, by a script
 * that is built as the program is: in the process of the test runner saxes, the measure of it all, runs at a fraction of its speed.
 */
export async function teiTimes<K extends string>(
  what: 'reading' | 'writing',
): Promise<readonly { readonly name: string; readonly times: Readonly<Record<K, number>> }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recto-tei-'))
  try {
    const script = await built(folder)
    const found: { readonly name: string; readonly times: Readonly<Record<K, number>> }[] = []
    for (const { name, xml } of textsOfFour()) {
      const file = join(folder, 'volume.xml')
      await writeFile(file, xml())
      const { stdout } = await promisify(execFile)(process.execPath, [script, file, what, String(rounds)])
      found.push({ name, times: JSON.parse(stdout) as Readonly<Record<K, number>> })
    }
    return found
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function built(folder: string): Promise<string> {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ...{ ssr: 'e2e/bench/node/tei-times.ts', outDir: folder, emptyOutDir: false, target: 'node20', minify: false },
      rolldownOptions: { output: { format: 'es', entryFileNames: 'tei-times.mjs', codeSplitting: false } },
    },
  })
  return join(folder, 'tei-times.mjs')
}
