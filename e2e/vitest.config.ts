import { join } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { root } from '../electron/install.mjs'
import { bundledWorkers } from './bundled-workers'
import { chromiumOptions } from './chromium.mjs'

/** Limits that tell what hangs from what is slow: the machine may have other work. */
const patient = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } }

/** How many files are tested at once: many of them wait for a database or a Worker more than they compute. */
const maxWorkers = 3

/**
 * The unit tests of every room, each where its code runs: the pure core, the shell and the walls in Node, the
 * interface in Chromium with a real IndexedDB.
 */
export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      // Pure code leaves nothing behind: its files share what they import, and the grammars that are read but once.
      {
        root,
        test: { ...patient, name: 'pure', include: ['shared/**/*.test.ts'], environment: 'node', isolate: false },
      },
      { root, test: { ...patient, name: 'electron', include: ['electron/**/*.test.ts'], environment: 'node' } },
      { root, test: { ...patient, name: 'walls', include: ['e2e/**/*.test.ts'], environment: 'node' } },
      {
        extends: join(root, 'renderer', 'vite.config.ts'),
        root,
        plugins: [bundledWorkers(root)],
        // Found here, for what is found while tests run makes the page load anew.
        optimizeDeps: { include: ['axe-core'] },
        test: {
          ...patient,
          name: 'renderer',
          // All files of a page share its modules, which are nearly all of the program for each of them.
          isolate: false,
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: [join(root, 'e2e', 'unobserved-react.ts'), join(root, 'e2e', 'empty-page.ts')],
          // A project of a browser does not inherit the number: it would run one file at a time.
          maxWorkers,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
