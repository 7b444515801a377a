import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { witnessOf } from '../collate/witness'
import { teiGrammar } from '../grammar/tei'
import { validate } from '../grammar/validate'
import { runs } from '../testing/campaign'
import { parseXml } from '../xml/parse'
import { importDocx, type WordOptions } from './docx'
import type { Imported } from './imported'

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

type Parts = Readonly<Partial<Record<'footnotes' | 'comments' | 'styles' | 'numbering', string>>>

const roots = { footnotes: 'footnotes', comments: 'comments', styles: 'styles', numbering: 'numbering' } as const

function word(body: string, parts: Parts = {}, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`),
  }
  for (const [name, content] of Object.entries(parts) as [keyof Parts, string][])
    files[`word/${name}.xml`] = strToU8(`<w:${roots[name]} ${w}>${content}</w:${roots[name]}>`)
  for (const [name, content] of Object.entries(more)) files[name] = strToU8(content)
  return zipSync(files)
}

function imported(bytes: Uint8Array, options: WordOptions = {}): Imported {
  const { value, findings } = importDocx('letters.docx', bytes, options)
  if (!value) throw new Error(findings[0]?.message)
  const tree = parseXml(value.file.text).value
  expect(tree && validate(teiGrammar(), tree, value.file.text).map(({ message }) => message)).toEqual([])
  return value
}

/** The body of the text that a file becomes, on one line. */
const bodyOf = (...file: Parameters<typeof word>): string =>
  (/<body>([^]*)<\/body>/.exec(imported(word(...file)).file.text)?.[1] ?? '').replace(/\n\s*/g, '')

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const par = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const styled = (style: string, text: string) => par(run(text), `<w:pStyle w:val="${style}"/>`)
const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
const footnote = (id: string, content: string) => `<w:footnote w:id="${id}">${content}</w:footnote>`
const mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'

test('headings make divisions, by the names of their styles, by those these are based on, and by the outline', () => {
  const styles =
    style('berschrift1', 'heading 1') +
    style('own', 'Letter', '<w:basedOn w:val="berschrift1"/>') +
    style('loop', 'Loop', '<w:basedOn w:val="loop"/>') +
    style('deep', 'Deep', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
  const body =
    styled('loop', 'Before all.') +
    styled('berschrift1', 'One') +
    par(run('Text.')) +
    styled('deep', 'Inner') +
    par(run('More.')) +
    styled('own', 'Two')
  expect(bodyOf(body, { styles })).toBe(
    '<div><p>Before all.</p></div>' +
      '<div><head>One</head><p>Text.</p><div><head>Inner</head><p>More.</p></div></div><div><head>Two</head></div>',
  )
})

test('emphasis is one span over runs that Word has parted, nested the same way wherever it stands', () => {
  const body = par(
    run('The ', '<w:i/>') +
      run('Maine', '<w:i/><w:b/>') +
      run(' sailed', '<w:i w:val="1"/>') +
      run(' at ', '<w:b w:val="0"/>') +
      run('noon', '<w:smallCaps/>') +
      run('st', '<w:vertAlign w:val="superscript"/>') +
      run('gone', '<w:strike/><w:u w:val="single"/>') +
      run('not', '<w:u w:val="none"/>') +
      run('hidden', '<w:vanish/>'),
  )
  expect(bodyOf(body)).toBe(
    '<div><p><hi rend="italic">The <hi rend="strong">Maine</hi> sailed</hi> at <hi rend="smallcaps">noon</hi>' +
      '<hi rend="superscript">st</hi><hi rend="underline"><hi rend="strikethrough">gone</hi></hi>not</p></div>',
  )
})

test('what a style of letters says counts, what the paragraph’s own style says does not', () => {
  const styles =
    style('h', 'heading 1', '<w:rPr><w:b/></w:rPr>') +
    '<w:style w:type="character" w:styleId="e"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
  const body =
    par(run('All ', '<w:b/>') + run('bold', '<w:rStyle w:val="e"/>'), '<w:pStyle w:val="h"/>') + par(run('x'))
  expect(bodyOf(body, { styles })).toBe('<div><head>All <hi rend="italic">bold</hi></head><p>x</p></div>')
})

test('paragraphs are read with their notes, without what was deleted', () => {
  const body =
    '<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r><w:t xml:space="preserve">The trea</w:t></w:r><w:r><w:t>ty</w:t></w:r>' +
    '<w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>gone</w:delText><w:t>too</w:t></w:r></w:del>' +
    '<w:r><w:t xml:space="preserve"> was</w:t><w:br/><w:t>signed.</w:t></w:r></w:p><w:p/>'
  const footnotes =
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>' +
    footnote('2', par(`${mark}${run(' Not printed.')}`))
  expect(witnessOf(imported(word(body, { footnotes })).doc)).toEqual({
    blocks: [
      { text: 'The treaty was\nsigned.', note: null, refs: [{ at: 10, n: '1', note: 0 }], page: '' },
      { text: 'Not printed.', note: 0, refs: [], page: '' },
    ],
  })
  const { findings } = importDocx('a.docx', word(body, { footnotes }))
  expect(findings).toMatchObject([{ severity: 'warning', code: 'docx-changes', values: { count: 1 } }])
})

test('notes have the numbers that Word shows: from where a section begins, in its signs, or their own', () => {
  const ref = (id: string) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const section = (properties: string) => `<w:sectPr><w:footnotePr>${properties}</w:footnotePr></w:sectPr>`
  const body =
    par(run('a') + ref('1') + run('b') + ref('2'), section('<w:numStart w:val="18"/>')) +
    par(run('c') + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>') +
    par(run('d') + ref('4')) +
    section('<w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/>')
  const footnotes = ['1', '2', '3', '4']
    .map((id) =>
      footnote(id, par(id === '3' ? run('*', '<w:rStyle w:val="f"/>') + run(' Own.') : mark + run(` N${id}.`))),
    )
    .join('')
  expect(bodyOf(body, { footnotes })).toBe(
    '<div><p>a<note n="18" place="bottom">N1.</note>b<note n="19" place="bottom">N2.</note></p>' +
      '<p>c<note n="*" place="bottom">Own.</note></p><p>d<note n="a" place="bottom">N4.</note></p></div>',
  )
})

test('comments become queries at their places, by those who made them, or are left out', () => {
  const body = par(
    '<w:commentRangeStart w:id="0"/>' +
      run('Bulit') +
      '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' +
      run(' wrote.'),
  )
  const comments = `<w:comment w:id="0" w:author="Ada Kern"><w:p><w:r><w:annotationRef/></w:r>${run('Bullitt?')}</w:p>${par(run('See p. 3.'))}</w:comment>`
  expect(bodyOf(body, { comments })).toBe(
    '<div><p>Bulit<note type="query" resp="#Ada-Kern"><p>Bullitt?</p><p>See p. 3.</p></note> wrote.</p></div>',
  )
  expect(imported(word(body, { comments })).file.text).toContain(
    '<respStmt xml:id="Ada-Kern"><resp>comments</resp><name>Ada Kern</name></respStmt>',
  )
  expect(imported(word(body, { comments }), { comments: false }).doc.textContent).toBe('Bulit wrote.')
})

test('lists are nested by their levels, and another list is another', () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>' +
    ['1', '2'].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/></w:num>`).join('')
  const item = (text: string, level: number, list = '1') =>
    par(run(text), `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${list}"/></w:numPr>`)
  const body = item('one', 0) + item('inner', 1) + item('two', 0) + item('other', 0, '2') + item('none', 0, '9')
  expect(bodyOf(body, { numbering })).toBe(
    '<div><list rend="numbered"><item>one<list rend="bulleted"><item>inner</item></list></item><item>two</item></list>' +
      '<list rend="numbered"><item>other</item></list><p>none</p></div>',
  )
})

test('tables keep cells that reach over columns and rows', () => {
  const tc = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${par(run(text))}</w:tc>`
  const body =
    '<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>' +
    `${tc('wide', '<w:gridSpan w:val="2"/>')}${tc('high', '<w:vMerge w:val="restart"/>')}</w:tr>` +
    `<w:tr>${tc('a')}${tc('b')}${tc('', '<w:vMerge/>')}</w:tr>` +
    `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc('gone')}</w:tr></w:tbl>`
  expect(bodyOf(body)).toBe(
    '<div><table><row role="label"><cell cols="2">wide</cell><cell rows="2">high</cell></row><row><cell>a</cell><cell>b</cell></row></table></div>',
  )
})

test('links lead out, or to the bookmark that they name; those to nothing are words', () => {
  const field = (instruction: string, shown: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const body =
    par(`<w:bookmarkStart w:id="1" w:name="treaty"/>${run('Treaty')}<w:bookmarkEnd w:id="1"/>`) +
    par(
      `<w:hyperlink r:id="rId9">${run('out')}</w:hyperlink>${run(' ')}<w:hyperlink w:anchor="treaty">${run('in')}</w:hyperlink>` +
        `${run(' ')}<w:hyperlink w:anchor="gone">${run('lost')}</w:hyperlink>${run(' ')}` +
        `${field('HYPERLINK "https://example.org/b"', 'far')}${field('REF treaty \\h', 'near')}${field('PAGE', '7')}${field('XE "Kern"', '')}`,
    )
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://x/hyperlink" Target="https://example.org/a b" TargetMode="External"/></Relationships>`
  expect(bodyOf(body, {}, { 'word/_rels/document.xml.rels': rels })).toBe(
    '<div><p><anchor xml:id="treaty"/>Treaty</p><p><ref target="https://example.org/a%20b">out</ref> <ref target="#treaty">in</ref> lost ' +
      '<ref target="https://example.org/b">far</ref><ref target="#treaty">near</ref>7</p></div>',
  )
})

test('page breaks stand between paragraphs or in them, and stretches in another language are foreign', () => {
  const body =
    par(run('One') + '<w:r><w:br w:type="page"/></w:r>') +
    par(
      run('Tw') + '<w:r><w:br w:type="page"/></w:r>' + run('o, he said ') + run('bonjour', '<w:lang w:val="fr-FR"/>'),
    ) +
    par(run('Three of the many words that are English.', '<w:lang w:val="en-US"/>'))
  expect(bodyOf(body)).toBe(
    '<div><p>One</p><pb/><p>Tw<pb/>o, he said <foreign xml:lang="fr-FR">bonjour</foreign></p>' +
      '<p>Three of the many words that are English.</p></div>',
  )
})

test('what was written in a box stands after its paragraph, once, and pictures are told', () => {
  const box = `<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${par(run('Boxed'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${par(run('Boxed'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`
  const bytes = word(par(`${run('Text')}<w:r>${box}</w:r><w:r><w:drawing/></w:r>`))
  expect(imported(bytes).doc.textBetween(0, imported(bytes).doc.content.size, '|')).toContain('Text|Boxed')
  expect(importDocx('a.docx', bytes).findings).toMatchObject([{ code: 'docx-pictures', values: { count: 1 } }])
})

test('what is taken for a heading, a dateline or a signature by its look is a guess at its place', () => {
  const right = '<w:jc w:val="right"/>'
  const body =
    par(run('Kern to Hale', '<w:b/>')) +
    par(run('Velm, June 3, 1901.'), right) +
    par(run('Sir: I write.')) +
    par(run('Ada Kern'), right)
  const { doc, guesses, title } = imported(word(body))
  expect(title).toBe('Kern to Hale')
  expect(guesses.map(({ code, range }) => [code, doc.textBetween(range.from, range.to)])).toEqual([
    ['heading', 'Kern to Hale'],
    ['dateline', 'Velm, June 3, 1901.'],
    ['signature', 'Ada Kern'],
  ])
  expect(bodyOf(body)).toBe(
    '<div><head>Kern to Hale</head><opener><dateline>Velm, June 3, 1901.</dateline></opener><p>Sir: I write.</p><closer><signed>Ada Kern</signed></closer></div>',
  )
})

test('what the file says of itself stands in the header', () => {
  const core =
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">' +
    '<dc:title>Letters &amp; Notes</dc:title><dc:creator>Ada Kern</dc:creator><dcterms:modified>2026-01-31T10:00:00Z</dcterms:modified></cp:coreProperties>'
  const { title, file } = imported(word(par(run('x')), {}, { 'docProps/core.xml': core }))
  expect(title).toBe('Letters & Notes')
  expect(file.text).toContain('<title>Letters &amp; Notes</title>')
  expect(file.text).toContain('<author>Ada Kern</author>')
  expect(file.text).toContain('Word file “letters.docx”, saved on 2026-01-31')
})

test('a broken file is a sentence', () => {
  const whole = word(par(run('Some words.')))
  const deep = '<w:sdt><w:sdtContent>'.repeat(5000) + '</w:sdtContent></w:sdt>'.repeat(5000)
  for (const bytes of [
    new Uint8Array(),
    whole.slice(0, 60),
    whole.slice(0, -30),
    zipSync({ 'a.txt': strToU8('a') }),
    word('<w:p>'),
    word(deep),
    word('<!DOCTYPE x [<!ENTITY a "b">]>&a;'),
    zipSync({ 'word/document.xml': new Uint8Array(70_000_000) }),
  ]) {
    const { value, findings } = importDocx('b.docx', bytes)
    expect(value).toBe(null)
    expect(findings[0]).toMatchObject({ code: 'docx-unreadable' })
    expect(findings[0]?.message).toContain('“b.docx”')
  }
  expect(importDocx('b.docx', word(par(''))).findings).toMatchObject([{ code: 'file-without-text' }])
})

test('whatever is done to a file, it is read or refused, and never throws', () => {
  const whole = word(styled('h', 'Head') + par(run('Some words.') + '<w:r><w:footnoteReference w:id="1"/></w:r>'), {
    footnotes: footnote('1', par(mark + run('Note.'))),
    styles: style('h', 'heading 1'),
  })
  const bytes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(bytes, (changes) => {
      const harmed = whole.slice()
      for (const [at, byte] of changes) harmed[at] = byte
      const { value, findings } = importDocx('c.docx', harmed)
      expect(value !== null || findings.some(({ severity }) => severity === 'error')).toBe(true)
    }),
    runs(200, process.env['RECTO_CAMPAIGN']),
  )
})

test('whatever stands in a file, however it is nested, becomes valid TEI', () => {
  const leaf = fc.constantFrom(
    run('word '),
    run('both', '<w:b/><w:i/>'),
    '<w:r><w:br/></w:r>',
    '<w:r><w:tab/></w:r>',
    '<w:r><w:br w:type="page"/></w:r>',
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:commentReference w:id="1"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:bookmarkStart w:name="b"/>',
    `<w:hyperlink w:anchor="b">${run('link')}</w:hyperlink>`,
  )
  const names = [
    'heading 1',
    'heading 3',
    'Title',
    'Dateline',
    'Signature',
    'Closing',
    'Opening',
    'Quote',
    'Verse',
    'Editorial Note',
    'Note in Note',
    'List Continue',
    'Labelled Item',
    'Plain Item',
    'Original Page',
    'Subtitle',
    'toc 1',
  ]
  const styles = names.map((name, index) => style(`s${String(index)}`, name)).join('')
  const numbering =
    '<w:abstractNum w:abstractNumId="0"/>' +
    ['1', '2'].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/></w:num>`).join('')
  const properties = fc.oneof(
    fc.nat(names.length - 1).map((index) => `<w:pStyle w:val="s${String(index)}"/>`),
    fc
      .tuple(fc.nat(3), fc.constantFrom('1', '2'))
      .map(([level, id]) => `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${id}"/></w:numPr>`),
    fc.constantFrom('', '<w:jc w:val="right"/>', '<w:sectPr/>', '<w:pageBreakBefore/>'),
  )
  const paragraph = fc.tuple(fc.array(leaf, { maxLength: 4 }), properties).map(([all, how]) => par(all.join(''), how))
  const cell = fc.tuple(
    paragraph,
    fc.constantFrom('', '<w:gridSpan w:val="2"/>', '<w:vMerge/>', '<w:vMerge w:val="restart"/>'),
  )
  const row = fc
    .array(cell, { maxLength: 3 })
    .map((all) => `<w:tr>${all.map(([text, how]) => `<w:tc><w:tcPr>${how}</w:tcPr>${text}</w:tc>`).join('')}</w:tr>`)
  const table = fc.array(row, { maxLength: 3 }).map((all) => `<w:tbl>${all.join('')}</w:tbl>`)
  const body = fc.array(fc.oneof(paragraph, paragraph, paragraph, table), { maxLength: 12 })
  fc.assert(
    fc.property(body, body, (text, note) => {
      const all = note.join('')
      const parts = {
        styles,
        numbering,
        footnotes: footnote('1', all),
        comments: `<w:comment w:id="1">${all}</w:comment>`,
      }
      const { guesses, doc } = imported(word(par(run('Words.')) + text.join(''), parts))
      for (const { range } of guesses) expect(doc.textBetween(range.from, range.to)).not.toBe('')
    }),
    runs(200, process.env['RECTO_CAMPAIGN']),
  )
})
