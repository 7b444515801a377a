import { test } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Bench } from './bench'
import { measurements } from './measurements'

/** Where the figures of each measurement are put, and which of them are wanted: set by `bench.mjs`. */
const folder = process.env['RECTO_BENCH'] ?? ''
const only = (process.env['RECTO_ONLY'] ?? '').split(',').filter((name) => name !== '')

for (const [place, { name, about, patience, measure }] of measurements.entries())
  if (only.length === 0 || only.includes(name))
    test(name, async () => {
      test.setTimeout(patience)
      const figures = await measure(new Bench())
      mkdirSync(folder, { recursive: true })
      const file = `${String(place).padStart(2, '0')}-${name}.json`
      writeFileSync(join(folder, file), JSON.stringify({ name, about, figures }))
    })
