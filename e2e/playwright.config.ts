import { defineConfig } from '@playwright/test'
import type { AppOptions } from './launch'

/** What is the interface alone, the same in any window: run in the desktop app too only where `RECTO_WORLDS=all` asks for it. */
const interfaceAlone = [
  'divisions.spec.ts',
  'editing.spec.ts',
  'elements.spec.ts',
  'keys.spec.ts',
  'lossless.spec.ts',
  'repair.spec.ts',
  'validation.spec.ts',
  'xml-view.spec.ts',
]

/** What wants the machine for itself: see `torture.config.ts`. */
const alone = ['torture.spec.ts']

/** The whole program, in both worlds that it runs in: a browser, and its own window. */
export default defineConfig<AppOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'results/e2e',
  fullyParallel: true,
  // They wait for the disk and for windows more than they compute.
  workers: 3,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // Far under what a run may take, so that a program that hangs is a failed test and not a killed run.
  globalTimeout: 360_000,
  projects: [
    { name: 'chromium', testIgnore: [...alone, 'shell.spec.ts', 'disk.spec.ts'], use: { world: 'chromium' } },
    {
      name: 'electron',
      testIgnore: process.env['RECTO_WORLDS'] === 'all' ? alone : [...alone, ...interfaceAlone],
      use: { world: 'electron' },
    },
  ],
})
