import { defineConfig } from 'vite'

/**
 * Builds the three programs of this room, each into one file, chosen by `--mode`: the shell (`main`), the bridge that
 * the sandboxed window loads (`preload`; a sandbox loads one CommonJS file and no more), and the command line (`cli`).
 */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  // Everything but Electron itself is built in, so that what is built runs without node_modules.
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: `${mode}.ts`,
    outDir: '../dist/electron',
    emptyOutDir: false,
    target: mode === 'preload' ? 'chrome130' : 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      output: {
        format: mode === 'preload' ? 'cjs' : 'es',
        entryFileNames: mode === 'preload' ? 'preload.cjs' : '[name].js',
        codeSplitting: false,
      },
    },
  },
}))
