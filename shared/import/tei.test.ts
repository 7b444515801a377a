import { expect, test } from 'vitest'
import { importTei } from './tei'

const read = (text: string) => importTei('file.xml', { text, encoding: 'utf-8', bom: false }).value
const tei = (titles: string, body = '<p>x</p>') =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>${titles}</titleStmt></fileDesc></teiHeader>` +
  `<text><body><div>${body}</div></body></text></TEI>`

test('a text is called what its header calls the whole of it, on one line', () => {
  expect(read(tei('<title>Letters of\n   Ada Kern</title>'))?.title).toBe('Letters of Ada Kern')
  const several =
    '<title type="series">S</title><title type="complete">The <hi>whole</hi></title><title type="volume"/>'
  expect(read(tei(several))?.title).toBe('The whole')
  expect(read(tei(`${several}<title type="main">Main</title>`))?.title).toBe('Main')
  expect(read(tei('<title type="sub">Only</title>'))?.title).toBe('Only')
})

test('where the header says nothing it is the first heading, without notes and page breaks', () => {
  const head = '<head><pb n="334"/>137. Summary<lb/>of Facts<note n="1">Source: a box.</note></head>'
  expect(read(tei('<title/>', head))?.title).toBe('137. Summary of Facts')
  expect(read(tei('<title> </title>'))?.title).toBe('file.xml')
})

test('what was read is handed on for writing', () => {
  const imported = read(tei('<title>T</title>'))
  expect(imported?.reading?.doc).toBe(imported?.doc)
})
