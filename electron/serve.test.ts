import { request } from 'node:http'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { productName, version } from './install.mjs'
import { findRecto, serveRecto, type RectoServer } from './serve.mjs'
import { securityHeaders } from './site.mjs'

let home = ''
let server: RectoServer
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'recto-serve-'))
  await mkdir(join(home, 'site', 'assets'), { recursive: true })
  await writeFile(join(home, 'secret.txt'), 'secret')
  await writeFile(join(home, 'site', 'index.html'), '<p>start</p>')
  await writeFile(join(home, 'site', 'assets', 'main.js'), 'start()')
  server = await serveRecto(join(home, 'site'), 0)
})
afterAll(async () => {
  await server.close()
  await rm(home, { recursive: true })
})

interface Told {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Asks for a path as it stands, without the tidying that `fetch` does. */
function ask(path: string, options: { readonly method?: string; readonly host?: string } = {}): Promise<Told> {
  const { hostname, port, host } = new URL(server.address)
  const { method = 'GET' } = options
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers: { host: options.host ?? host } }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('the start page and what it loads are served with their types', async () => {
  expect(await ask('/')).toMatchObject({ status: 200, text: '<p>start</p>' })
  const script = await ask('/assets/main.js?v=1')
  expect(script).toMatchObject({ status: 200, text: 'start()' })
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
})

test('every answer carries the policy, refusals too', async () => {
  for (const { headers } of [await ask('/'), await ask('/gone'), await ask('/', { host: 'recto.example' })])
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers[name.toLowerCase()]).toBe(value)
})

test('HEAD gives the headers alone, and any other method than GET is refused', async () => {
  expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', { method })).status).toBe(405)
})

test('nothing outside of the folder can be had', async () => {
  const tries = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt']
  for (const path of [...tries, '/gone.js', '/assets', '/%ff', '/%00', '//secret.txt', '/..%5csecret.txt'])
    expect(await ask(path), path).toMatchObject({ status: 404 })
})

test('a name that only points here gets nothing, and localhost is sent to the one address', async () => {
  expect((await ask('/', { host: 'recto.example' })).status).toBe(421)
  const { port } = new URL(server.address)
  const sent = await ask('/', { host: `localhost:${port}` })
  expect(sent).toMatchObject({ status: 308, headers: { location: server.address } })
})

test('a second start finds the first and its version, and takes no other server for it', async () => {
  expect(await findRecto(Number(new URL(server.address).port))).toEqual({ address: server.address, version })
  expect(productName).toBe('Recto')
  const other = await serveRecto(home, 0)
  await other.close()
  expect(await findRecto(Number(new URL(other.address).port))).toBeNull()
})

test('a port that is taken is said, not avoided', async () => {
  const { port } = new URL(server.address)
  await expect(serveRecto(home, Number(port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
