import { defineConfig } from '@playwright/test'
import type { AppOptions } from './launch'

/** Kills to the program in both worlds: a few in the tests, without end in the long torture. */
export default defineConfig<AppOptions>({
  testDir: '.',
  testMatch: 'torture.spec.ts',
  outputDir: 'results/torture',
  workers: 1,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'chromium', use: { world: 'chromium' } },
    { name: 'electron', use: { world: 'electron' } },
  ],
})
