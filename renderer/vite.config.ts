import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pdfFiles } from './pdf-files'

/** Finds a module of the interface by its path. */
const named = (path: string): RegExp => new RegExp(`/renderer/${path.replaceAll('.', '[.]')}$`)

/** Builds the interface as a site of static files, the same for the desktop shell and for a browser. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pdfFiles()],
  resolve: { alias: { 'react-style-singleton': join(import.meta.dirname, 'ui', 'style-singleton.ts') } },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    // The Content-Security-Policy allows no data: fonts or scripts: every asset is a file of its own.
    assetsInlineLimit: 0,
    // The interface comes from this computer, not over a network.
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // The shell answers for each file, and takes longer to do so than to read it: what is needed together is one file,
        // with all that it needs.
        codeSplitting: {
          groups: [
            { name: 'first', test: named('main.tsx'), priority: 3 },
            { name: 'first-dialog', test: named('app/FirstDialog.tsx'), priority: 2 },
            { name: 'text', test: named('app/(?:TextScreen.tsx|opened.ts)'), priority: 1 },
            {
              name: 'later',
              test: named(
                'app/(?:commands.ts|later-messages.ts|library-work.ts|Dialogs.tsx|register/RegisterSide.tsx|register/own-transaction.ts|recovery/Rooms.tsx)',
              ),
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
})
