import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pdfFiles } from './pdf-files'

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
  },
  worker: { format: 'es' },
})
