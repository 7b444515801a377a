import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { docxFormat } from '../shared/export/docx'
import { importDocx } from '../shared/import/docx'
import { notesOf } from '../shared/queries/notes'
import { presetReadings } from '../shared/queries/readings'
import { readTei } from '../shared/tei/read'

const documents = new URL('../../shared/data/frus/documents/', import.meta.url)
const hasOffice = spawnSync('which', ['soffice']).status === 0

/** How long LibreOffice may take for all files together, in milliseconds. */
const patience = 180_000

// What LibreOffice writes: a heading, a note with two paragraphs, a comment, a table with cells over two columns, a list.
const letter = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="C" style:family="text"><style:text-properties fo:font-variant="small-caps"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:h text:style-name="Heading_20_1" text:outline-level="1">The Envoy to the Minister</text:h>
<text:p>Sir: The ship <text:span text:style-name="I">Maine</text:span> of <text:span text:style-name="C">Velm</text:span><text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Not printed.</text:p><text:p>See below.</text:p></text:note-body></text:note> has<office:annotation><dc:creator>Ada Kern</dc:creator><text:p>Which ship?</text:p></office:annotation> sailed.</text:p>
<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>
</table:table>
<text:h text:style-name="Heading_20_2" text:outline-level="2">Enclosure</text:h>
<text:p>The end.</text:p>
</office:text></office:body></office:document>`

const folder = hasOffice ? mkdtempSync(join(tmpdir(), 'recto-word-')) : ''

afterAll(() => {
  if (hasOffice) rmSync(folder, { recursive: true, force: true })
})

/** Has LibreOffice convert files, all in one run, with a profile of its own so that one that is open is left alone. */
function convert(to: string, names: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const args = [
    profile,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    folder,
    ...names.map((name) => join(folder, name)),
  ]
  const { error } = spawnSync('soffice', args, { timeout: patience })
  if (error) throw error
}

describe.skipIf(!hasOffice)('LibreOffice (skipped where soffice is not installed)', () => {
  test.skipIf(!existsSync(documents))(
    'opens every Word file, with as many footnotes as the text has (skipped without ../shared/data)',
    { timeout: patience },
    async () => {
      const names = readdirSync(documents).filter((name) => name.endsWith('.xml'))
      const expected: Record<string, number> = {}
      for (const name of names) {
        const doc = readTei(readFileSync(new URL(name, documents), 'utf8')).value?.doc
        if (!doc) throw new Error(name)
        const texts = [{ id: name, title: name, doc, source: null }]
        const what = { texts, title: name, entries: [], reading: presetReadings.all, today: '2026-01-31' }
        const { files } = await docxFormat.write(what, {}, () => undefined)
        const path = name.replace('.xml', '.docx')
        writeFileSync(join(folder, path), files[0]?.bytes ?? '')
        expected[path] = notesOf(doc).filter(({ block }) => !block).length
      }
      convert('fodt', Object.keys(expected))
      const found = Object.keys(expected).map((path) => {
        const text = readFileSync(join(folder, path.replace('.docx', '.fodt')), 'utf8')
        return [path, (text.match(/<text:note /g) ?? []).length]
      })
      expect(Object.fromEntries(found)).toEqual(expected)
    },
  )

  test(
    'writes Word files that are read: headings, notes, comments, lists, tables, emphasis',
    { timeout: patience },
    () => {
      writeFileSync(join(folder, 'letter.fodt'), letter)
      convert('docx', ['letter.fodt'])
      const { value } = importDocx('letter.docx', readFileSync(join(folder, 'letter.docx')))
      const body = /<body>([^]*)<\/body>/.exec(value?.file.text ?? '')?.[1]?.replace(/\n\s*/g, '')
      expect(body).toBe(
        '<div><head>The Envoy to the Minister</head><p>Sir: The ship <hi rend="italic">Maine</hi> of <hi rend="smallcaps">Velm</hi>' +
          '<note n="1" place="bottom"><p>Not printed.</p><p>See below.</p></note> has<note type="query" resp="#Ada-Kern">Which ship?</note> sailed.</p>' +
          '<list rend="bulleted"><item>one<list rend="bulleted"><item>inner</item></list></item><item>two</item></list>' +
          '<table><row><cell cols="2">wide</cell></row><row><cell>a</cell><cell>b</cell></row></table>' +
          '<div><head>Enclosure</head><p>The end.</p></div></div>',
      )
    },
  )
})
