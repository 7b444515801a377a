import { test } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { Bench } from './bench'
import { measurements } from './measurements'

/** Where the figures of each measurement are put, and the names of all; which of them are wanted. Set by `bench.mjs`. */
const folder = process.env['RECTO_BENCH'] ?? ''
const names = process.env['RECTO_BENCH_NAMES'] ?? ''
const only = (process.env['RECTO_ONLY'] ?? '').split(',').filter((name) => name !== '')

const processors = cpus()
const machine = `${String(processors.length)} × ${processors[0]?.model ?? 'unknown'}`

if (names !== '') writeFileSync(names, JSON.stringify(measurements.map(({ name }) => name)))

for (const [place, { name, about, patience, measure }] of measurements.entries())
  if (only.length === 0 || only.includes(name))
    test(name, async () => {
      test.setTimeout(patience)
      const figures = await measure(new Bench())
      mkdirSync(folder, { recursive: true })
      const file = `${String(place).padStart(2, '0')}-${name}.json`
      const at = new Date().toISOString()
      writeFileSync(join(folder, file), JSON.stringify({ name, at, machine, about, figures }))
    })
