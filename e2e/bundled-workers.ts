import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/**
 * Serves each Worker as one file, built once: the hundreds of modules of one would be fetched one by one for every Worker
 * that a test starts. `root` is the folder that addresses begin at.
 */
export function bundledWorkers(root: string): Plugin {
  const built = new Map<string, Promise<string>>()
  /** The Workers that Workers start, and the files that they fetch, by their addresses. */
  const inner = new Map<string, string | Uint8Array>()
  return {
    name: 'bundled-workers',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
        const made = inner.get(pathname)
        if (made !== undefined) {
          response.setHeader('Content-Type', pathname.endsWith('.js') ? 'text/javascript' : 'application/octet-stream')
          response.end(made)
          return
        }
        if (!searchParams.has('worker_file')) {
          next()
          return
        }
        const code = built.get(pathname) ?? bundle(join(root, pathname), inner)
        built.set(pathname, code)
        code.then((text) => {
          response.setHeader('Content-Type', 'text/javascript')
          response.end(text)
        }, next)
      })
    },
  }
}

async function bundle(path: string, inner: Map<string, string | Uint8Array>): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'chrome130',
      // What a Worker imports only where it is wanted stands in its one file too.
      rolldownOptions: { input: path, output: { codeSplitting: false } },
    },
    worker: { format: 'es' },
  })
  const [one] = Array.isArray(made) ? made : [made]
  if (one === undefined || !('output' in one)) throw new Error(`${path} was not built`)
  const [chunk, ...others] = one.output
  for (const other of others) {
    if (other.type === 'chunk') throw new Error(`${path} is not one file`)
    const { source } = other
    inner.set(`/${other.fileName}`, typeof source === 'string' ? source : new TextDecoder().decode(source))
  }
  return chunk.code
}
