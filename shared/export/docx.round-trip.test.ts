import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { witnessOf } from '../collate/witness'
import { teiGrammar } from '../grammar/tei'
import { validate } from '../grammar/validate'
import { importDocx } from '../import/docx'
import { presetReadings } from '../queries/readings'
import { readTei } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import { runs } from '../testing/campaign'
import { parseXml } from '../xml/parse'
import { docxFormat } from './docx'
import type { SettingValues } from './format'

const documents = new URL('../../../shared/data/frus/documents/', import.meta.url)

function read(source: string): Node {
  const { value, findings } = readTei(source)
  if (!value) throw new Error(`${findings[0]?.message ?? ''}\n${source}`)
  return value.doc
}

async function wordFile(doc: Node, values: SettingValues = {}): Promise<Uint8Array> {
  const text = { id: 't', title: 'A text', doc, source: null }
  const what = { texts: [text], title: 'A text', entries: [], reading: presetReadings.all, today: '2026-01-31' }
  const { files } = await docxFormat.write(what, values, () => undefined)
  return files[0]?.bytes ?? new Uint8Array()
}

async function outAndIn(doc: Node): Promise<Node> {
  const { value, findings } = importDocx('a.docx', await wordFile(doc, { queries: 'comments' }))
  if (!value) throw new Error(findings[0]?.message)
  return value.doc
}

const wrapped = (body: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A text</title></titleStmt>` +
  `<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`

/** The body of a text, on one line, without where notes stand. */
const bodyOf = (doc: Node): string =>
  (/<body>[^]*<\/body>/.exec(writeRebuilt(doc))?.[0] ?? '').replace(/ place="bottom"/g, '').replace(/\n\s*/g, '')

// Words for a text that Word holds as it is: what it prints is what it says.
const word = fc.constantFrom('treaty', 'Élan', 'ship', 'the', 'of', '1,400', 'a&b', '“so”', 'x<y', 'mañana', 'Ω', '𝔄')
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => escaped(all.join(' ')))
const rend = fc.constantFrom('italic', 'strong', 'smallcaps', 'superscript', 'sub', 'underline', 'strikethrough')
const emphasis = fc.tuple(rend, words).map(([how, text]) => `<hi rend="${how}">${text}</hi>`)
const mixed = (...others: readonly fc.Arbitrary<string>[]) =>
  fc.array(fc.oneof(words, emphasis, ...others), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
const inNote = mixed(
  fc.constant('mid<lb/>line'),
  words.map((text) => `to<note n="a">${text}</note>`),
)
const note = fc
  .array(inNote, { minLength: 1, maxLength: 2 })
  .map(([only = '', ...more]) => (more.length === 0 ? only : [only, ...more].map((one) => `<p>${one}</p>`).join('')))
  .map((text) => `note<note n="1">${text}</note>`)
const query = words.map((text) => `asked<note type="query" resp="#Ada-Kern">${text}</note>`)
const page = fc.constantFrom('fore<pb n="12"/>stall', 'the <pb n="iv"/> page')
const running = mixed(note, query, page, fc.constant('one<lb/>two'))
const paragraph = running.map((text) => `<p>${text}</p>`)
const { list } = fc.letrec<{ list: string; item: string }>((tie) => ({
  list: fc
    .tuple(fc.constantFrom('numbered', 'bulleted', 'simple'), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
    .map(([how, items]) => `<list rend="${how}">${items.join('')}</list>`),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    mixed(note).map((text) => `<item>${text}</item>`),
    fc.tuple(mixed(), mixed()).map(([one, two]) => `<item><p>${one}</p><p>${two}</p></item>`),
    fc.tuple(mixed(), tie('list')).map(([text, inner]) => `<item>${text}${inner}</item>`),
  ),
}))
const labelled = fc
  .array(fc.tuple(words, mixed()), { minLength: 1, maxLength: 3 })
  .map((all) => `<list>${all.map(([label, text]) => `<label>${label}</label><item>${text}</item>`).join('')}</list>`)
const table = fc.tuple(mixed(note), mixed(), mixed(), mixed(), mixed(), fc.option(words, { nil: null })).map(
  // Labels print in bold, so bold in them says nothing.
  ([a, b, c, d, e, label]) =>
    (label === null
      ? `<table><row><cell>${a}</cell><cell>${b}</cell><cell>${c}</cell></row>`
      : `<table><row role="label"><cell>${label}</cell><cell>${label}</cell><cell>${label}</cell></row>`) +
    `<row><cell rows="2">${d}</cell><cell cols="2">${e}</cell></row>` +
    `<row><cell>${c}</cell><cell><p>${a}</p><p>${b}</p></cell></row></table>`,
)
const quotation = mixed(note).map((text) => `<quote><p>${text}</p></quote>`)
const verse = fc
  .array(mixed(), { minLength: 1, maxLength: 3 })
  .map((all) => `<lg>${all.map((one) => `<l>${one}</l>`).join('')}</lg>`)
const block = fc.oneof(paragraph, paragraph, list, labelled, table, quotation, verse, fc.constant('<pb n="7"/>'))
const blocks = fc.array(block, { minLength: 1, maxLength: 5 }).map(apart)
const opener = words.map((text) => `<opener><dateline>${text}</dateline><salute>${text}</salute></opener>`)
const closer = words.map((text) => `<closer><signed>${text}</signed></closer>`)
const either = (one: fc.Arbitrary<string>) => fc.option(one, { nil: '' })
const letter = fc
  .tuple(mixed(), either(opener), paragraph, blocks, either(closer))
  .map(([head, start, first, rest, end]) => `<div><head>${head}</head>${start}${apart([first, rest])}${end}</div>`)
const chapter = fc
  .tuple(mixed(note), blocks, letter)
  .map(([head, text, inner]) => `<div><head>${head}</head>${text}${inner}</div>`)

/** Neighbours of a kind that Word does not tell apart stand apart by a paragraph; so does a list after another. */
function apart(all: readonly string[]): string {
  return all
    .filter((one) => one !== '')
    .map((one) => (one.startsWith('<p>') || one.startsWith('<pb') ? one : `${one}<p>Then.</p>`))
    .join('')
}

/** Notes and pages are numbered through: notes as they print, and of a page that is named twice only one is told. */
function numbered(body: string): string {
  const counts = { note: 0, pb: 0 }
  return body.replace(/<(note|pb) n="[^a"]+"/g, (_, name: 'note' | 'pb') => `<${name} n="${String(++counts[name])}"`)
}

test('what Word can hold comes back as it was, valid: words, emphasis, notes in notes, queries, lists, tables, pages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(letter, chapter), { minLength: 1, maxLength: 2 }), async (divisions) => {
      const doc = read(wrapped(numbered(divisions.join(''))))
      const back = await outAndIn(doc)
      expect(bodyOf(back)).toBe(bodyOf(doc))
      const xml = writeRebuilt(back)
      const tree = parseXml(xml).value
      expect(tree && validate(teiGrammar(), tree, xml).map(({ message }) => message)).toEqual([])
    }),
    runs(60, process.env['RECTO_CAMPAIGN']),
  )
})

if (existsSync(documents))
  test.each(readdirSync(documents).filter((name) => name.endsWith('.xml')))(
    '%s comes back with all its words, and its notes in their places',
    async (name) => {
      const doc = read(readFileSync(new URL(name, documents), 'utf8'))
      expect(linesOf(await outAndIn(doc))).toEqual(linesOf(doc))
    },
  )
else test.skip('real texts come back (skipped: ../shared/data is not here)', () => undefined)

/** What stands in a text and in its notes, with the places of references, whatever the markup. */
function linesOf(doc: Node) {
  return witnessOf(doc)
    .blocks.filter(({ text }) => text.trim() !== '')
    .map(({ text, note, refs }) => ({ note, text: text.trim().replace(/\s+/g, ' '), refs: refs.map(({ n }) => n) }))
}
