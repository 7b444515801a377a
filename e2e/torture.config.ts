import { defineConfig } from '@playwright/test'
import type { AppOptions } from './launch'

/** The long torture: kills without end to the program in both worlds, one after the other. */
export default defineConfig<AppOptions>({
  testDir: '.',
  testMatch: 'torture.spec.ts',
  outputDir: 'results/torture',
  workers: 1,
  projects: [
    { name: 'chromium', use: { world: 'chromium' } },
    { name: 'electron', use: { world: 'electron' } },
  ],
})
