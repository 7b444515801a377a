import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EditionFile } from '../shared/edition-file/edition-file'
import { writeEditionFile } from '../shared/edition-file/write'
import { newEntry } from '../shared/register/entry'
import { main } from './cli'

let folder = ''
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-export-'))
  await nodeFiles.writeFile(
    join(folder, 'a.xml'),
    tei('<persName ref="#ada">Ada</persName> saw teh<note type="query">?</note> quay.'),
  )
})
afterEach(() => nodeFiles.rm(folder, { recursive: true }))

const tei = (words: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n<p>${words}</p>\n</body></text></TEI>\n`

/** Runs the command line below the folder; paths are told without it. */
async function recto(...args: readonly string[]) {
  let out = ''
  const said: string[] = []
  const code = await main(args, {
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
const at = (name: string) => join(folder, name)

test('a text is written without notes to oneself where it is written for readers, which is said', async () => {
  const { code, out, said } = await recto('convert', at('a.xml'), '--to', 'txt', '--set', 'notes=end', '--out', '-')
  expect([code, out.trim()]).toEqual([0, 'Ada saw teh quay.'])
  expect(said[0]).toMatch(/^a\.xml:1:1 info export-queries-left-out /)
})

test('a Word file is a zip that begins as one does', async () => {
  expect(await recto('convert', at('a.xml'), '--to', 'docx', '--out', at('a.docx'))).toMatchObject({ code: 0 })
  expect((await nodeFiles.readFile(at('a.docx'))).subarray(0, 2).toString()).toBe('PK')
})

test('what a format does not offer is said with what it offers, and nothing is written', async () => {
  const wrong = async (set: string) => recto('convert', at('a.xml'), '--to', 'tei', '--set', set, '--out', at('b.xml'))
  expect(await wrong('colour=red')).toMatchObject({
    code: 2,
    said: [expect.stringMatching(/offers no choice “colour”.*content=clean\|complete \(clean\)/)],
  })
  expect((await wrong('content=dirty')).said[0]).toMatch(/choose one of clean, complete/)
  expect((await wrong('rebuild=1')).said[0]).toMatch(/choose yes or no/)
  await expect(nodeFiles.access(at('b.xml'))).rejects.toThrow()
})

const numbers = { position: 1, created: 1, changed: 2, pages: 3, words: 40, schema: 1 }
const edition: EditionFile = {
  version: 1,
  program: 'Recto 0.1.0',
  written: Date.UTC(2026, 2, 1, 12),
  edition: { id: 'e', name: 'Letters', created: 1, changed: 2 },
  transcriptions: ['First', 'Second'].map((title) => ({
    id: title,
    title,
    ...numbers,
    format: 'tei',
    tei: new TextEncoder().encode(tei(`${title}: <persName ref="#ada">Ada</persName>`)),
    root: null,
    original: null,
    versions: [],
    pieces: new Map<string, Uint8Array>(),
  })),
  register: [newEntry({ id: '1', kind: 'person', name: 'Ada', xmlId: 'ada' })],
  refusals: [],
  verdicts: [],
  grammar: null,
  originals: [],
}

test('an edition becomes one file where the format makes one, else a folder', async () => {
  const written = writeEditionFile(edition)
  if (!written.ok) throw new Error(written.problem.message)
  await nodeFiles.writeFile(at('letters.recto'), written.value)
  const convert = (out: string, ...more: readonly string[]) =>
    recto('convert', at('letters.recto'), '--out', out === '-' ? out : at(out), '--to', ...more)
  const corpus = await convert('-', 'tei', '--set', 'files=corpus')
  expect(corpus.code).toBe(0)
  expect(corpus.out.match(/<(teiCorpus|TEI|person) /g)).toEqual(['<teiCorpus ', '<person ', '<TEI ', '<TEI '])
  expect((await convert('texts', 'txt', '--set', 'notes=none')).code).toBe(0)
  expect((await nodeFiles.readdir(at('texts'))).sort()).toEqual(['First.txt', 'Second.txt'])
  const folded = await convert('-', 'txt', '--set', 'notes=none')
  expect([folded.code, folded.said.at(-1)]).toEqual([2, expect.stringMatching(/several files: name a folder/)])
  expect((await convert('texts', 'txt', '--set', 'notes=none')).said.at(-1)).toMatch(/is not empty/)
})

const corpus = `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="ada"><persName>Kern, Ada</persName></person></listPerson></standOff>
${['First', 'Second']
  .map(
    (title) =>
      `<TEI><teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p>${title}: <persName ref="#ada">Ada</persName></p></body></text></TEI>`,
  )
  .join('\n')}
</teiCorpus>
`

test('a file of several texts becomes as many in a folder, each with the entries that it points at', async () => {
  await nodeFiles.writeFile(at('corpus.xml'), corpus)
  expect(await recto('convert', at('corpus.xml'), '--to', 'tei', '--out', at('texts'))).toMatchObject({ code: 0 })
  expect((await nodeFiles.readdir(at('texts'))).sort()).toEqual(['001-First.xml', '002-Second.xml'])
  const second = await nodeFiles.readFile(join(at('texts'), '002-Second.xml'), 'utf8')
  expect(second).toContain('<persName ref="#ada">Ada</persName>')
  expect(second).toContain('<person xml:id="ada">')
  expect((await recto('check', at(join('texts', '002-Second.xml')))).code).toBe(0)
})

test('or one file, which says so; and an edition of several texts for readers', async () => {
  await nodeFiles.writeFile(at('corpus.xml'), corpus)
  const one = await recto('convert', at('corpus.xml'), '--to', 'tei', '--out', at('one.xml'))
  expect(await nodeFiles.readFile(at('one.xml'), 'utf8')).toBe(corpus)
  expect([one.code, one.said.at(-1)]).toEqual([0, expect.stringMatching(/holds 2 texts.*--out FOLDER/)])
  const set = ['--set', 'notes=none', '--out', at('plain')]
  expect(await recto('convert', at('corpus.xml'), '--to', 'txt', ...set)).toMatchObject({ code: 0 })
  expect((await nodeFiles.readdir(at('plain'))).sort()).toEqual(['First.txt', 'Second.txt'])
})

test('sure brackets of a plain text become tags where that is asked for, and come back in plain text', async () => {
  const written = 'The [illegible] of H[ale?] and [it] came.\n'
  await nodeFiles.writeFile(at('b.txt'), written)
  const convert = async (...how: readonly string[]) =>
    (await recto('convert', at('b.txt'), '--to', ...how, '--brackets', '--out', '-')).out
  expect(await convert('tei')).toContain(
    'The <gap reason="illegible"/> of H<unclear>ale</unclear> and <supplied rend="brackets">it</supplied> came.',
  )
  expect(await convert('txt')).toBe(written)
  expect((await recto('convert', at('b.txt'), '--to', 'tei', '--out', '-')).out).toContain('The [illegible] of H[ale?]')
})
