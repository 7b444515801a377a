import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { main } from './cli'

let folder = ''
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-cli-'))
})
afterEach(() => nodeFiles.rm(folder, { recursive: true }))

async function register(name: string, content: string, ...options: readonly string[]) {
  let out = ''
  const said: string[] = []
  const path = join(folder, name)
  if (content !== '') await nodeFiles.writeFile(path, content)
  const code = await main(['register', path, ...options], {
    files: nodeFiles,
    patience: 20_000,
    print: (bytes) => {
      out += new TextDecoder().decode(bytes)
      return Promise.resolve(null)
    },
    say: (line) => said.push(line.replaceAll(`${folder}/`, '')),
  })
  return { code, out, said }
}

const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><front><list>
<item><persName xml:id="p_1">Kern, Ada</persName>, Clerk</item></list></front>
<body><p><placeName ref="https://www.geonames.org/3143244">Velm</placeName></p></body></text></TEI>`

test('The register of a TEI file is printed as a table, or as TEI that gives the same', async () => {
  const table = await register('a.xml', text)
  expect(table).toMatchObject({ code: 0, said: [] })
  expect(table.out.split('\r\n').slice(1)).toEqual([
    '"e1","person","Kern, Ada","","Kern","Ada","Clerk","","","","","","","","","","p_1",""',
    '"e2","place","Velm","","","","","","","","","","","","GeoNames=https://www.geonames.org/3143244","","place_velm",""',
    '',
  ])
  const tei = await register('a.xml', text, '--tei')
  expect(tei.out).toContain('<person xml:id="p_1">')
  const again = await register('b.xml', tei.out, '--csv')
  expect(again.out).toBe(table.out)
  expect((await register('c.csv', table.out)).out).toBe(table.out)
})

test('What holds none, cannot be read, or is asked wrongly says so in one line', async () => {
  expect(await register('a.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>')).toMatchObject({
    code: 1,
    out: '',
  })
  const broken = await register('b.xml', '<TEI><text>')
  expect(broken).toMatchObject({ code: 1, out: '' })
  expect(broken.said).toHaveLength(1)
  expect(await register('none.xml', '')).toMatchObject({ code: 2, out: '' })
  expect(await register('a.xml', text, '--csv', '--tei')).toMatchObject({
    code: 2,
    said: ['recto: Choose one of --csv and --tei.'],
  })
})
