import { strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import { presetPractice } from '../queries/editorial-practice'
import { newEntry } from '../register/entry'
import { readTei } from '../tei/read'
import { toExport } from '../testing/to-export'
import type { SettingValues, ToExport } from './format'
import { teiFormat } from './tei-format'

const tei = (paragraph: string) => `<?xml version="1.0"?>
<TEI xmlns='http://www.tei-c.org/ns/1.0'>
  <teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
  <text><body><p  rend="x">${paragraph}</p></body></text>
</TEI>
`

function read(title: string, source: string): ToExport['texts'][number] {
  const { value } = readTei(source)
  if (value === null) throw new Error('Not read')
  return { id: title, title, doc: value.doc, source }
}

/** A text that was made here, with a mention of Ada. */
const linked = (title: string) => ({ ...read(title, tei('<persName ref="#ada">Ada</persName>')), source: null })

async function write(what: Partial<ToExport>, values: SettingValues = {}) {
  const { files, findings } = await teiFormat.write(
    { ...toExport(), title: 'Letters', ...what },
    values,
    () => undefined,
  )
  return { files: files.map(({ path, bytes }) => [path, strFromU8(bytes)]), findings }
}

const query = '<note type="query"><p>Who?</p></note>'
const plain = tei('He came.')

test('a text that was not edited keeps its characters, and its file the name of its title', async () => {
  expect((await write({ texts: [read('Letter', plain)] })).files).toEqual([['Letter.xml', plain]])
})

test('a clean file has no notes to oneself and all else as it was; a complete one has them', async () => {
  const texts = [read('Letter', tei(`He ${query}came.`))]
  const clean = await write({ texts })
  expect(clean.files[0]?.[1]).toBe(tei('He came.'))
  expect(clean.findings).toMatchObject([{ code: 'export-queries-left-out', values: { count: 1 } }])
  expect((await write({ texts }, { content: 'complete' })).files[0]?.[1]).toContain(query)
})

test('a clean file has no remarks of the editor on entries; a complete one has them, a line in each note', async () => {
  const entries = [newEntry({ id: '1', kind: 'person', name: 'Ada', xmlId: 'ada', notes: 'Ask Jo.\nBorn in May?' })]
  const what = { texts: [linked('A')], entries }
  expect((await write(what)).files[0]?.[1]).not.toContain('Ask Jo')
  expect((await write(what, { content: 'complete' })).files[0]?.[1]).toMatch(
    /<note type="private">Ask Jo\.<\/note>\s*<note type="private">Born in May\?<\/note>/,
  )
})

test('an edition is one file for each text, or one with all of them and the register once', async () => {
  const texts = ['A', 'B'].map((name) => linked(name))
  const entries = ['ada', 'bea'].map((id) => newEntry({ id, kind: 'person', name: id, xmlId: id }))
  const persons = ({ files }: Awaited<ReturnType<typeof write>>) =>
    files.map(([path, xml]) => [path, [...(xml ?? '').matchAll(/<person xml:id="(\w+)"/g)].map((found) => found[1])])
  expect(persons(await write({ texts, entries }))).toEqual([
    ['A.xml', ['ada']],
    ['B.xml', ['ada']],
  ])
  expect(persons(await write({ texts, entries }, { files: 'corpus' }))).toEqual([['Letters.xml', ['ada']]])
  expect(persons(await write({ texts, entries }, { files: 'group', register: 'all' }))).toEqual([
    ['Letters.xml', ['ada', 'bea']],
  ])
  expect(persons(await write({ texts, entries }, { register: 'none' }))).toEqual([
    ['A.xml', []],
    ['B.xml', []],
  ])
})

test('the grammar of the edition says where the register stands, unless the file is to be TEI alone', async () => {
  const texts = [linked('A')]
  const entries = [newEntry({ id: 'ada', kind: 'person', name: 'Ada', xmlId: 'ada' })]
  const grammar = { registerForm: () => 'lists' as const, calendars: () => false }
  expect((await write({ texts, entries, grammar })).files[0]?.[1]).not.toContain('<standOff')
  expect((await write({ texts, entries, grammar }, { profile: 'tei' })).files[0]?.[1]).toContain('<standOff')
})

test('what is no whole TEI stands in a file of its own beside the corpus', async () => {
  const fragment = '<div xmlns="http://www.tei-c.org/ns/1.0"><p>A.</p></div>'
  const { files, findings } = await write({ texts: [read('A', plain), read('B', fragment)] }, { files: 'corpus' })
  expect(files.map(([path]) => path)).toEqual(['Letters.xml', 'B.xml'])
  expect(findings).toMatchObject([{ code: 'export-outside-corpus' }])
})

test('where that is wanted, the history of a file says on which day it was exported', async () => {
  const { files } = await write({ texts: [read('Letter', plain)], today: '2026-01-31' }, { revision: true })
  expect(files[0]?.[1]).toContain('<change when="2026-01-31">Exported from Recto.</change>')
  expect(files[0]?.[1]?.replace(/\s*<revisionDesc>[^]*?<\/revisionDesc>/, '')).toBe(plain)
})

test('the header of an edition in one file says what holds for all its texts', async () => {
  const data = { ...presetPractice.data, series: 'Papers of the Quay', publisher: 'Harbour Press' }
  const { files } = await write(
    { texts: [linked('A'), linked('B')], practice: { ...presetPractice, data } },
    { files: 'corpus' },
  )
  expect(files[0]?.[1]).toContain('<title>Papers of the Quay</title>')
  expect(files[0]?.[1]).toContain('<publisher>Harbour Press</publisher>')
})
