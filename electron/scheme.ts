import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { systemCode } from './file-problem'

/** The scheme under which the window loads the interface. */
export const scheme = 'recto'

/** Where the interface begins; IndexedDB belongs to this origin. */
export const startUrl = `${scheme}://app/`

/** What the interface may load and do: only what comes with it, no network, no script but its own (CSP, level 3). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Whether a page comes from the interface. */
export function isOwn(url: string): boolean {
  return url.startsWith(startUrl)
}

/** Answers a request of the window with a file of `folder`, and with nothing from outside of it. */
export async function answerFrom(folder: string, url: string): Promise<Response> {
  const name = isOwn(url) ? nameIn(url) : null
  const type = name === null ? undefined : types[extname(name)]
  if (name === null || type === undefined) return missing()
  try {
    return new Response(await readFile(join(folder, name)), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    if (systemCode(error) === null) throw error
    return missing()
  }
}

const missing = (): Response => new Response(null, { status: 404 })

function nameIn(url: string): string | null {
  try {
    const name = decodeURIComponent(new URL(url).pathname).slice(1)
    // Encoded slashes and backslashes come back only by decoding, after the URL's own dots were resolved.
    if (name.split('/').some((part) => part === '..' || /[\\:\0]/.test(part))) return null
    return name === '' ? 'index.html' : name
  } catch {
    return null
  }
}
