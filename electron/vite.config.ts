import { defineConfig } from 'vite'

/** The platform that each program runs on, the oldest that is supported, and the form that it is loaded in. */
const programs: Readonly<
  Record<
    string,
    { readonly target: string; readonly format: 'cjs' | 'es'; readonly file: string; readonly parted: boolean }
  >
> = {
  // The shell is loaded by `require`: what is set before Electron is ready must run at once, never behind an import.
  main: { target: 'node20', format: 'cjs', file: 'main.cjs', parted: false },
  // A sandboxed window loads one CommonJS file and no more.
  preload: { target: 'chrome130', format: 'cjs', file: 'preload.cjs', parted: false },
  // Each command loads what it needs, and no more characters than it has to: most of a short run is reading the program.
  cli: { target: 'node20', format: 'es', file: 'cli.js', parted: true },
}

/** Builds the programs of this room, chosen by `--mode`, each into one file and, where it is parted, a folder of what it loads on demand. */
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
      minify: program.parted,
      rolldownOptions: {
        output: {
          format: program.format,
          entryFileNames: program.file,
          chunkFileNames: `${mode}/[name].js`,
          ...(!program.parted && { codeSplitting: false }),
        },
      },
    },
  }
})
