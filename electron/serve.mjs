import { createServer } from 'node:http'
import { productName, version } from './install.mjs'
import { securityHeaders, siteAnswer } from './site.mjs'

/**
 * The port at which Recto is always served to a browser. A browser keeps a library for each address, so this must never
 * change: at another port a person would find an empty library.
 */
export const rectoPort = 47474

/** Where a server of Recto says what it is, so that a second start can tell it from another program. */
const identityPath = '/recto.json'

/**
 * A server that runs.
 *
 * @typedef {object} RectoServer
 * @property {string} address where the interface is, such as `http://127.0.0.1:47474/`
 * @property {() => Promise<void>} close stops it
 */

/**
 * Serves the built interface to browsers of this machine: on 127.0.0.1 only, to read only, and only under its own
 * name, so that no site can reach it through a name that points here.
 *
 * @param {string} folder the built interface, `dist/renderer`
 * @param {number} port 0 for any free one
 * @returns {Promise<RectoServer>} rejects with the system's error, such as one with code `EADDRINUSE`
 */
export async function serveRecto(folder, port) {
  const server = createServer((request, response) => {
    answer(folder, request).then(
      ({ status, headers, body }) => {
        response.writeHead(status, { ...securityHeaders, ...headers, 'Content-Length': body.length })
        response.end(request.method === 'HEAD' ? undefined : body)
      },
      () => response.destroy(),
    )
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(undefined))
  })
  const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port
  return {
    address: addressOf(bound),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * Asks whether Recto is being served at a port.
 *
 * @param {number} port
 * @returns {Promise<{ readonly address: string, readonly version: string } | null>} `null` where something else answers,
 *   or nothing does within two seconds
 */
export async function findRecto(port) {
  const address = addressOf(port)
  try {
    const response = await fetch(new URL(identityPath, address), { signal: AbortSignal.timeout(2000) })
    /** @type {unknown} */
    const said = await response.json()
    if (typeof said !== 'object' || said === null || !('name' in said) || !('version' in said)) return null
    return said.name === productName && typeof said.version === 'string' ? { address, version: said.version } : null
  } catch {
    return null
  }
}

/** @param {number} port */
function addressOf(port) {
  return `http://127.0.0.1:${port}/`
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<{ status: number, headers: Readonly<Record<string, string>>, body: Uint8Array }>}
 */
async function answer(folder, request) {
  const port = request.socket.localPort ?? 0
  const host = request.headers.host
  const pathname = /^\/[^?#]*/.exec(request.url ?? '')?.[0] ?? '/'
  // A browser keeps a second library for the name localhost: there is only one address.
  if (host === `localhost:${port}`) return refusal(308, 'Recto is at 127.0.0.1.', { Location: addressOf(port) })
  if (host !== `127.0.0.1:${port}`) return refusal(421, 'Recto answers only at 127.0.0.1.')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refusal(405, 'Recto is only read here.', { Allow: 'GET, HEAD' })
  if (pathname === identityPath) {
    const body = new TextEncoder().encode(`${JSON.stringify({ name: productName, version })}\n`)
    return {
      status: 200,
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
      body,
    }
  }
  return siteAnswer(folder, pathname)
}

/**
 * @param {number} status
 * @param {string} sentence
 * @param {Readonly<Record<string, string>>} [headers]
 */
function refusal(status, sentence, headers = {}) {
  const body = new TextEncoder().encode(`${sentence}\n`)
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body }
}
