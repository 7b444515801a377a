import { defineConfig } from '@playwright/test'
import type { AppOptions } from './app'

/** Makes the pictures of README.md from the real program, with the sample edition open. */
export default defineConfig<AppOptions>({
  testDir: '.',
  testMatch: 'screens.pictures.ts',
  outputDir: 'results/pictures',
  workers: 1,
  projects: [
    { name: 'light', use: { world: 'chromium', colours: 'light' } },
    { name: 'dark', use: { world: 'chromium', colours: 'dark' } },
  ],
})
