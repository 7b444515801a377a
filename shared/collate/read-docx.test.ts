import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readDocx } from './read-docx'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const docx = (body: string, notes = ''): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`),
    'word/footnotes.xml': strToU8(
      `<w:footnotes ${w}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>${notes}</w:footnotes>`,
    ),
  })

test('paragraphs are read with their notes, without what was deleted', () => {
  const body =
    '<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r><w:t xml:space="preserve">The trea</w:t></w:r><w:r><w:t>ty</w:t></w:r>' +
    '<w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>gone</w:delText><w:t>too</w:t></w:r></w:del>' +
    '<w:r><w:t xml:space="preserve"> was</w:t><w:br/><w:t>signed.</w:t></w:r></w:p><w:p/>'
  const notes =
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> Not printed.</w:t></w:r></w:p></w:footnote>'
  expect(readDocx('a.docx', docx(body, notes)).value).toEqual({
    blocks: [
      { text: 'The treaty was\nsigned.', note: null, refs: [{ at: 10, n: '1', note: 0 }], page: '' },
      { text: 'Not printed.', note: 0, refs: [], page: '' },
    ],
  })
})

test('a broken file is a sentence', () => {
  const whole = docx('<w:p><w:r><w:t>Some words.</w:t></w:r></w:p>')
  for (const bytes of [
    new Uint8Array(),
    whole.slice(0, 60),
    whole.slice(0, -30),
    zipSync({ 'a.txt': strToU8('a') }),
    docx('<w:p>'),
  ]) {
    const { value, findings } = readDocx('b.docx', bytes)
    expect(value).toBe(null)
    expect(findings[0]?.message).toContain('“b.docx”')
  }
})
