import { join } from 'node:path'
import { defineConfig } from 'vite'
import { standFolder } from './stand-folder.mjs'

/** Builds the page in which parts of the program are measured alone. */
export default defineConfig({
  root: join(import.meta.dirname, 'page'),
  build: { outDir: standFolder, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false } },
  worker: { format: 'es' },
})
