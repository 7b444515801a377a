import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtFile } from '../../electron/build.mjs'
import type { Measurement } from './measurement'

/** How much JavaScript may be loaded before somebody can work in the library, in bytes. */
const most = 400_000

/** How much of the program is loaded before it can be used. */
export const loaded: Measurement = {
  name: 'loaded',
  about:
    'The scripts that a new window has loaded once the library is there, each compressed with gzip at its usual level; beside ' +
    'all scripts of the interface.',
  patience: 120_000,
  measure: (bench) =>
    bench.withApp(async (app) => {
      await app.ready()
      const names = await app.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => decodeURIComponent(new URL(name).pathname))
          .filter((name) => name.endsWith('.js')),
      )
      const folder = dirname(builtFile('renderer'))
      const every = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
      const packed = (files: Iterable<string>) =>
        [...files].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)
      return [
        {
          name: 'scripts loaded before the library is there',
          value: packed(new Set(names)),
          unit: 'bytes',
          reference: { name: 'all scripts', value: packed(every) },
          bound: { of: 'value', most },
        },
      ]
    }),
}
