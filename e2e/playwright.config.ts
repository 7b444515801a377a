import { defineConfig } from '@playwright/test'
import type { AppOptions } from './launch'

/** The whole program, in both worlds that it runs in: a browser, and its own window. */
export default defineConfig<AppOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'results/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // Far under what a run may take, so that a program that hangs is a failed test and not a killed run.
  globalTimeout: 360_000,
  projects: [
    { name: 'chromium', testIgnore: ['shell.spec.ts', 'disk.spec.ts'], use: { world: 'chromium' } },
    { name: 'electron', use: { world: 'electron' } },
  ],
})
