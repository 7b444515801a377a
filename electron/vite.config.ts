import { defineConfig } from 'vite'

/** The platform that each program runs on, the oldest that is supported, and the form that it is loaded in. */
const programs: Readonly<
  Record<string, { readonly target: string; readonly format: 'cjs' | 'es'; readonly file: string }>
> = {
  // The shell is loaded by `require`: what is set before Electron is ready must run at once, never behind an import.
  main: { target: 'node20', format: 'cjs', file: 'main.cjs' },
  // A sandboxed window loads one CommonJS file and no more.
  preload: { target: 'chrome130', format: 'cjs', file: 'preload.cjs' },
  cli: { target: 'node20', format: 'es', file: 'cli.js' },
}

/** Builds the programs of this room, each into one file, chosen by `--mode`. */
export default defineConfig(({ mode }) => {
  const program = programs[mode]
  if (program === undefined) throw new RangeError(`There is no program “${mode}” in electron/`)
  return {
    root: import.meta.dirname,
    // Everything but Electron itself is built in, so that what is built runs without node_modules.
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: `${mode}.ts`,
      outDir: '../dist/electron',
      emptyOutDir: false,
      target: program.target,
      sourcemap: true,
      minify: false,
      rolldownOptions: { output: { format: program.format, entryFileNames: program.file, codeSplitting: false } },
    },
  }
})
