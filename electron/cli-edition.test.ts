import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EditionFile } from '../shared/edition-file/edition-file'
import { writeEditionFile } from '../shared/edition-file/write'
import { main } from './cli'

let folder = ''
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-cli-'))
  await nodeFiles.writeFile(join(folder, 'letters.recto'), edition)
})
afterEach(() => nodeFiles.rm(folder, { recursive: true }))

const tei = (words: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n<p>${words}</p>\n</body></text></TEI>\n`

const numbers = { position: 1, created: 1, changed: 2, pages: 3, words: 40, schema: 1 }
const file: EditionFile = {
  version: 1,
  program: 'Recto 0.1.0',
  written: Date.UTC(2026, 2, 1, 12),
  edition: { id: 'e', name: 'Letters', created: 1, changed: 2 },
  transcriptions: ['First letter', 'Second letter'].map((title) => ({
    id: title,
    title,
    ...numbers,
    format: 'tei',
    tei: new TextEncoder().encode(tei(title)),
    root: null,
    original: null,
    versions: [],
    pieces: new Map<string, Uint8Array>(),
  })),
  register: [],
  refusals: [],
  verdicts: [],
  grammar: null,
  originals: [],
}

function written(what = file): Uint8Array {
  const answer = writeEditionFile(what)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}
const edition = written()

/** Runs the command line below the folder; paths are told without it. */
async function recto(command: string, input: string, ...options: readonly string[]) {
  let out = ''
  const said: string[] = []
  const code = await main([command, join(folder, input), ...options], {
    files: nodeFiles,
    patience: 20_000,
    print: (bytes) => {
      out += new TextDecoder().decode(bytes)
      return Promise.resolve(null)
    },
    say: (line) => said.push(line.replaceAll(`${folder}/`, '')),
  })
  return { code, lines: out.replaceAll(`${folder}/`, '').split('\n').slice(0, -1), said }
}

/** The edition with one byte of the first text changed. */
function damaged(): Uint8Array {
  const name = new TextEncoder().encode('texts/001-First-letter.xml')
  const at = edition.findIndex((_, place) => name.every((byte, index) => edition[place + index] === byte))
  const copy = edition.slice()
  copy[at + name.length + 5] = (copy[at + name.length + 5] ?? 0) ^ 1
  return copy
}

test('check says what is in an edition, and what is found in its texts', async () => {
  const { code, lines } = await recto('check', 'letters.recto')
  expect(code).toBe(0)
  expect(lines[0]).toBe(
    'letters.recto:1:1 info edition-file The edition “Letters” with 2 texts and 0 kept versions, written by Recto 0.1.0 on 2026-03-01.',
  )
  expect(lines.slice(1).every((line) => /^letters\.recto\/00[12]-(First|Second)-letter\.xml:\d/.test(line))).toBe(true)
})

test('check names what is damaged and ends with exit code 1, and with 2 where there is no file', async () => {
  await nodeFiles.writeFile(join(folder, 'damaged.recto'), damaged())
  const { code, lines } = await recto('check', 'damaged.recto')
  expect(code).toBe(1)
  expect(lines[1]).toMatch(
    /^damaged\.recto:1:1 error edition-file-text-damaged The text “First letter” in this file is damaged/,
  )
  await nodeFiles.writeFile(join(folder, 'cut.recto'), edition.subarray(0, 900))
  expect((await recto('check', 'cut.recto')).lines).toEqual([expect.stringContaining('error edition-file-truncated')])
  expect((await recto('check', 'gone.recto')).code).toBe(2)
})

test('convert unpacks the texts of an edition into a new folder', async () => {
  const out = join(folder, 'new', 'texts')
  expect(await recto('convert', 'letters.recto', '--to', 'tei', '--out', out)).toEqual({ code: 0, lines: [], said: [] })
  expect((await nodeFiles.readdir(out)).sort()).toEqual(['001-First-letter.xml', '002-Second-letter.xml'])
  expect(await nodeFiles.readFile(join(out, '001-First-letter.xml'), 'utf8')).toBe(tei('First letter'))
  const again = await recto('convert', 'letters.recto', '--to', 'txt', '--out', out)
  expect(again.code).toBe(2)
  expect(again.said).toEqual([expect.stringContaining('The folder “texts” is not empty. Nothing was written')])
  const plain = join(folder, 'plain')
  expect((await recto('convert', 'letters.recto', '--to', 'txt', '--out', plain)).code).toBe(0)
  expect(await nodeFiles.readFile(join(plain, '002-Second-letter.txt'), 'utf8')).toContain('Second letter')
})

test('convert unpacks what is sound and says what is not', async () => {
  await nodeFiles.writeFile(join(folder, 'damaged.recto'), damaged())
  const out = join(folder, 'texts')
  const { code, said } = await recto('convert', 'damaged.recto', '--to', 'tei', '--out', out)
  expect({ code, said }).toEqual({
    code: 1,
    said: [expect.stringContaining('The text “First letter” in this file is damaged')],
  })
  expect(await nodeFiles.readdir(out)).toEqual(['001-Second-letter.xml'])
  const standard = await recto('convert', 'damaged.recto', '--to', 'tei', '--out', '-')
  expect(standard.said).toEqual([
    'recto: An edition holds several texts: name a folder to write them to, --out FOLDER.',
  ])
})

const julian = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<p><date when="1709-07-08" calendar="#julian">June 27</date></p>\n</body></text></TEI>\n`

const noCalendars = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><start>
<element name="profileDesc"><zeroOrMore><element name="creation"><text/></element></zeroOrMore></element></start></grammar>`

test.each([[[]], [['--rebuild']]])(
  'convert describes calendars in headers, unless the grammar of the edition knows none (%j)',
  async (options) => {
    const transcriptions = file.transcriptions.map((one) => ({ ...one, tei: new TextEncoder().encode(julian) }))
    const dated = { ...file, transcriptions }
    const strict = { ...dated, grammar: [{ name: 'small.rng', text: noCalendars }] }
    for (const [name, what] of Object.entries({ dated, strict })) {
      await nodeFiles.writeFile(join(folder, `${name}.recto`), written(what))
      expect(
        await recto('convert', `${name}.recto`, '--to', 'tei', '--out', join(folder, name), ...options),
      ).toMatchObject({
        code: 0,
      })
    }
    const first = (name: string) => nodeFiles.readFile(join(folder, name, '001-First-letter.xml'), 'utf8')
    expect(await first('dated')).toContain('<calendar xml:id="julian">')
    expect(await first('strict')).not.toContain('calendarDesc')
  },
)
