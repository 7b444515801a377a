import { expect, test } from 'vitest'
import { parseXml } from '../xml/parse'
import { foundPlace } from './found-place'
import { placesOf } from './places'
import { readTei } from './read'

/** What stands at the place that something found at `¦` is given. */
function found(marked: string): string {
  const source = marked.replace('¦', '')
  const from = marked.indexOf('¦')
  const { value } = readTei(source)
  const { value: tree } = parseXml(source)
  if (!value || !tree) throw new Error(source)
  const { range, where } = foundPlace({ from, to: from + 2 }, tree, value.doc, placesOf(value))
  if (where !== 'text') return where
  const node = value.doc.nodeAt(range.from)
  const whole = node && !node.isText && range.to - range.from === node.nodeSize
  return whole ? node.type.name : value.doc.textBetween(range.from, range.to)
}

const text = (body: string) =>
  `<?xml version="1.0"?><TEI><teiHeader><a/></teiHeader><text><body>${body}</body></text></TEI>`

test('what is found in a tag is found in its element', () => {
  expect(found(text('<p>See <date when="¦1st May">May <hi>1st</hi></date> there</p>'))).toBe('May 1st')
  expect(found(text('<p>See <date>May</da¦te>.</p>'))).toBe('May')
  expect(found(text('<div><p>One</p>\n<p ¦n="1">Two</p></div>'))).toBe('textblock')
  expect(found(text('<p>One<pb n=¦""/></p>'))).toBe('pageBreak')
  expect(found(text('<p>One<note ¦n="1"><p>Two</p></note></p>'))).toBe('note')
  expect(found(text('<table><row ¦n="1"><cell>a</cell></row></table>'))).toBe('row')
  expect(found(text('<p><hi><persName ¦ref="#x">Ada</persName></hi></p>'))).toBe('Ada')
})

test('what is found in running text is found at its letters', () => {
  expect(found(text('<p>One &amp; t¦wo</p>'))).toBe('wo')
  expect(found(text('<p>One<note><p>T¦wo</p></note></p>'))).toBe('wo')
})

test('what is found in a leaf is found at the leaf, and in the header or outside of the text it is said', () => {
  expect(found(text('<div><p>a</p><egXML><p>O¦ne</p></egXML></div>'))).toBe('blockKept')
  expect(found(text('<p>x</p>').replace('<a/>', '<a¦/>'))).toBe('header')
  expect(found(text('<p>x</p>').replace('<?xml', '<?¦xml'))).toBe('outside')
  expect(found(text('<p>x</p>').replace('<TEI>', '<TEI¦>'))).toBe('outside')
})
