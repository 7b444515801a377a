import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** What of pdf.js it asks for while it reads a PDF; of its decoders the one that needs no WebAssembly. */
const folders: readonly (readonly [folder: string, isNeeded: (name: string) => boolean])[] = [
  ['cmaps', () => true],
  ['standard_fonts', () => true],
  ['wasm', (name) => name === 'openjpeg_nowasm_fallback.js' || name.endsWith('OPENJPEG')],
]

/** Puts the character maps, fonts and decoder of pdf.js beside the program, below `/pdf/`, each as a file of its own. */
export function pdfFiles(): Plugin {
  return {
    name: 'pdf-files',
    async generateBundle() {
      for (const [folder, isNeeded] of folders)
        for (const name of await readdir(join(from, folder)))
          if (isNeeded(name))
            this.emitFile({
              type: 'asset',
              fileName: `pdf/${folder}/${name}`,
              source: await readFile(join(from, folder, name)),
            })
    },
    configureServer({ middlewares }) {
      middlewares.use('/pdf/', (request, response, next) => {
        const [, folder = '', name = ''] = /^\/(\w+)\/([\w.-]+)$/.exec(request.url ?? '') ?? []
        if (!folders.some(([known, isNeeded]) => known === folder && isNeeded(name))) {
          next()
          return
        }
        readFile(join(from, folder, name)).then((bytes) => {
          response.setHeader('Content-Type', name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream')
          response.end(bytes)
        }, next)
      })
    },
  }
}
