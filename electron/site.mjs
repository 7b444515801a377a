import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/**
 * What every answer to the interface carries, in the desktop shell and in the browser alike. The policy (Content
 * Security Policy Level 3) lets the page load what lies beside it and nothing else: no other host, no inline script
 * or style element, no frame around it. (Attributes named style stay: tables keep the widths of their columns there.)
 */
export const securityHeaders = Object.freeze({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
})

/** @type {Readonly<Record<string, string>>} */
const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

/**
 * An answer as HTTP and Electron's protocol handlers both give it.
 *
 * @typedef {object} SiteAnswer
 * @property {200 | 404} status
 * @property {Readonly<Record<string, string>>} headers
 * @property {Uint8Array<ArrayBuffer>} body
 */

/**
 * Reads a file of the built interface. Nothing outside the folder is ever read; what is not there is a 404.
 *
 * @param {string} folder the folder that `npm run build` filled, `dist/renderer`
 * @param {string} pathname the path of the address, still percent-encoded, beginning with `/`
 * @returns {Promise<SiteAnswer>}
 */
export async function siteAnswer(folder, pathname) {
  const file = fileBelow(folder, pathname)
  try {
    if (file === null) return missing()
    const body = new Uint8Array(await readFile(file))
    const type = mediaTypes[extname(file)] ?? 'application/octet-stream'
    return { status: 200, headers: { ...securityHeaders, 'Content-Type': type, 'Cache-Control': 'no-cache' }, body }
  } catch {
    return missing()
  }
}

/**
 * @param {string} folder
 * @param {string} pathname
 * @returns {string | null} `null` for what is no path below the folder
 */
function fileBelow(folder, pathname) {
  let decoded
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  // Backslashes and colons mean something to Windows, and are in no name of ours.
  if (/[\\:\0]/.test(decoded)) return null
  const file = normalize(join(folder, decoded === '/' ? 'index.html' : decoded))
  return file.startsWith(normalize(folder + sep)) ? file : null
}

/** @returns {SiteAnswer} */
function missing() {
  return {
    status: 404,
    headers: { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
    body: new TextEncoder().encode('There is nothing at this address.\n'),
  }
}
