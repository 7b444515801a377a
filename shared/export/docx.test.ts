import { strFromU8, unzipSync } from 'fflate'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { presetReadings } from '../queries/readings'
import { newEntry } from '../register/entry'
import {
  div,
  doc,
  body,
  head,
  item,
  letter,
  list,
  loose,
  noteWith,
  numbered,
  p,
  pb,
  quote,
  span,
  spanWith,
  text,
} from '../testing/build'
import { docxFormat } from './docx'
import type { SettingValues, ToExport } from './format'

const toExport = (docs: readonly Node[], more: Partial<ToExport> = {}): ToExport => ({
  texts: docs.map((one, index) => ({
    id: `t${String(index)}`,
    title: `Letter ${String(index)}`,
    doc: one,
    source: null,
  })),
  title: 'Letters of Velm',
  entries: [],
  reading: presetReadings.corrected,
  today: '2026-01-31',
  ...more,
})

async function written(what: ToExport, values: SettingValues = {}) {
  const { files, findings } = await docxFormat.write(what, { 'title-page': false, ...values }, () => undefined)
  const parts = unzipSync(files[0]?.bytes ?? new Uint8Array())
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  return { files, codes: findings.map(({ code }) => code), part, main: part('word/document.xml') }
}

test('the same text is the same file each time, called after the edition', async () => {
  const what = toExport([letter(p('One.', numbered('1', p('Two.'))))])
  const [one, two] = [await written(what), await written(what)]
  expect(one.files.map(({ path }) => path)).toEqual(['Letters-of-Velm.docx'])
  expect(two.files).toEqual(one.files)
  expect(one.part('docProps/core.xml')).toContain('2026-01-31T00:00:00Z')
})

test('notes are counted by Word from where the text begins, and show their own signs where they do not follow', async () => {
  const followed = await written(toExport([letter(p('a', numbered('18', p('x')), numbered('19', p('y'))))]))
  expect(followed.main).toContain('<w:numStart w:val="18"/>')
  expect(followed.main).not.toContain('customMarkFollows')
  const signed = toExport([letter(p('a', numbered('*', p('x')), numbered('7', p('y'))))])
  // LibreOffice shows what stands in the run of the reference before the note too, and the note has its sign already.
  expect((await written(signed)).main).toMatch(
    /customMarkFollows="1" w:id="1"\/><w:t xml:space="preserve">\u200d<\/w:t><\/w:r><w:r>.{0,80}<w:t xml:space="preserve">\u200d\*</,
  )
  expect((await written(signed, { 'note-numbers': 'automatic' })).main).not.toContain('customMarkFollows')
})

test('a note has its number once, and a note in it stands at its end', async () => {
  const { part, codes } = await written(toExport([letter(p('a', numbered('1', p('x', numbered('b', p('deep'))))))]))
  expect(part('word/footnotes.xml').match(/<w:footnoteRef\/>/g)).toHaveLength(1)
  expect(part('word/footnotes.xml')).toMatch(/NoteInNoteReference.*NoteInNote"\/>.*deep/)
  expect(codes).toEqual(['export-note-in-note'])
})

test('queries are left out and told, or are comments', async () => {
  const what = toExport([letter(p('a', noteWith({ type: 'query', resp: '#AK' }, loose('Who?')), 'b'))])
  const clean = await written(what)
  expect([clean.codes, clean.main.includes('comment')]).toEqual([['export-queries-left-out'], false])
  const full = await written(what, { queries: 'comments' })
  expect(full.main).toContain('<w:commentReference w:id="0"/>')
  expect(full.part('word/comments.xml')).toMatch(/w:author="AK".*Who\?/)
})

test('mentions are entries of the index, and pages can be left out', async () => {
  const entry = newEntry({ id: 'e', kind: 'person', name: 'Kern, Ada: "AK"', xmlId: 'p_AK' })
  const what = toExport([letter(p(spanWith('persName', { corresp: '#p_AK' }, 'Kern'), pb('7'), ' wrote'))], {
    entries: [entry],
  })
  const full = await written(what, { index: true })
  expect(full.main).toContain(' XE &quot;Kern, Ada\\: \\&quot;AK\\&quot;&quot; ')
  expect(full.main).toContain(' INDEX ')
  expect(full.main).toContain('[p. 7]')
  const plain = await written(what, { pages: 'omitted' })
  expect([plain.main.includes('[p. 7]'), plain.main.includes(' XE ')]).toEqual([false, false])
  expect(plain.codes).toEqual(['export-pages-left-out'])
})

test('references lead to bookmarks, those out of the edition to their addresses', async () => {
  const what = toExport([
    doc(
      text(
        body(
          div(
            head(...spanWith('ref', { target: '#there' }, 'see')),
            p(span('hi', 'x')),
            p('y', ...spanWith('ref', { target: 'https://example.org/?a="b"' }, 'out')),
          ),
        ),
      ),
    ),
    letter(p(...spanWith('seg', { 'xml:id': 'there' }, 'here'))),
  ])
  const { main } = await written(what)
  expect(main).toMatch(/<w:hyperlink w:history="1" w:anchor="there">.*see/)
  expect(main).toMatch(/<w:bookmarkStart w:name="there" w:id="1"\/>.*here.*<w:bookmarkEnd w:id="1"\/>/)
  expect(main).toContain('HYPERLINK &quot;https://example.org/?a=%22b%22&quot;')
})

test('a title page has what the header says, once', async () => {
  const { main } = await written(toExport([letter(p('x')), letter(p('y'))]), { 'title-page': true, paper: 'letter' })
  expect(main.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1)
  expect(main).toMatch(/Title"\/>.*Letters of Velm/)
  expect(main).not.toContain('Subtitle')
  expect(main).toContain('<w:pgSz w:w="12240" w:h="15840"')
})

test('lists and quotes in notes stand in styles of notes, smaller than those of the text', async () => {
  const quoted = quote(p('Said.'))
  const { part, main } = await written(
    toExport([letter(list(item(loose('Out.'))), p('a', numbered('1', p('See:'), list(item(loose('One.'))), quoted)))]),
  )
  const stylesIn = (xml: string) => [...xml.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, style]) => style)
  expect(stylesIn(main)).toContain('ListParagraph')
  expect(stylesIn(part('word/footnotes.xml'))).toEqual(['FootnoteText', 'ListParagraphInNote', 'QuoteInNote'])
  expect(part('word/styles.xml')).toMatch(/<w:style [^>]*w:styleId="QuoteInNote"[^>]*>.*?<w:basedOn w:val="Quote"\/>/)
})
