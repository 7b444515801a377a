import { defineConfig } from '@playwright/test'

/** Measurements of the program, one after the other and alone: `npm run bench`. */
export default defineConfig({
  testDir: 'bench',
  testMatch: 'run.bench.ts',
  outputDir: 'results/bench-traces',
  workers: 1,
  expect: { timeout: 120_000 },
})
