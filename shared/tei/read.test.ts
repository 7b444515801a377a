import { Mark } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { rowOf } from './table'
import { writePreserving } from './preserve'
import { readTei } from './read'
import { writeRebuilt } from './write'

const errorOf = (source: string) => {
  const { value, findings } = readTei(source)
  expect(value).toBe(null)
  expect(findings).toHaveLength(1)
  return findings[0]
}

const bodyOf = (content: string) => {
  const { value } = readTei(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>${content}</body></text></TEI>`)
  return value?.doc.child(0).child(0)
}

test('XML that is no TEI is refused in a sentence with line and column', () => {
  expect(errorOf('<?xml version="1.0"?>\n <html><p>x</p></html>')).toMatchObject({
    code: 'not-tei',
    at: { line: 2, column: 2 },
    values: { name: 'html' },
  })
  expect(errorOf('<p>no namespace</p>')?.code).toBe('not-tei')
  expect(errorOf('<TEI>\n<p></TEI>')).toMatchObject({ code: 'xml-malformed', at: { line: 2, column: 4 } })
})

test('a part of a text in the TEI namespace is TEI', () => {
  expect(readTei('<t:div xmlns:t="http://www.tei-c.org/ns/1.0"><t:p>x</t:p></t:div>').findings).toEqual([])
})

test('TEI P4, which has no namespace, is TEI', () => {
  const source = '<TEI.2 id="a"><text lang="la"><body><p id="b">x <xref>y</xref></p></body></text></TEI.2>\n'
  const { value } = readTei(source)
  expect(value && writePreserving(value.doc, value)).toBe(source)
  expect(value && readTei(writeRebuilt(value.doc)).value?.doc.textContent).toBe('x y')
  expect(readTei('<teiCorpus.2><TEI.2/></teiCorpus.2>').findings).toEqual([])
})

test('text directly in a container is loose text', () => {
  expect(bodyOf('<list><item>one<list><item>two</item></list></item></list>')?.toString()).toBe(
    'container(list(item(textblock("one"), list(item(textblock("two"))))))',
  )
})

test('a note in running text is inline, a note between blocks is a block', () => {
  expect(bodyOf('<p>a<note>b</note></p><note>c</note>')?.toString()).toBe(
    'container(textblock("a", note(textblock("b"))), blockNote(textblock("c")))',
  )
})

test('what stands between rows is a row without a name, as wide as the table', () => {
  const table = bodyOf('<table><head>H</head><row><cell/><cell cols="3"/></row></table>')?.child(0)
  expect(table?.child(0).child(0).attrs).toMatchObject({ name: '', colspan: 4 })
  expect(table?.child(1).child(1).attrs).toMatchObject({ colspan: 3, attributes: { cols: '3' } })
})

test('a doc made without a source is written on lines of its own, mixed content is not', () => {
  const { value } = readTei(
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text>\n<body>\n<p>a<note><p>b</p></note></p>\n<list>\n<item>c</item>\n</list>\n</body>\n</text>\n</TEI>\n',
  )
  expect(value && writeRebuilt(value.doc)).toBe(
    [
      '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
      '  <text>',
      '    <body>',
      '      <p>a<note><p>b</p></note></p>',
      '      <list>',
      '        <item>c</item>',
      '      </list>',
      '    </body>',
      '  </text>',
      '</TEI>',
      '',
    ].join('\n'),
  )
})

test('the table knows elements by local name', () => {
  expect(rowOf('tei:p')?.role).toBe('textblock')
  expect(rowOf('constructor')).toBe(undefined)
})

test('the pieces of a span share one list of marks, and pieces in no span that of none', () => {
  const { value } = readTei('<TEI><text><body><p>a<hi>b<lb/>c<hi>d</hi>e</hi>f</p></body></text></TEI>')
  const pieces = value?.doc.firstChild?.firstChild?.firstChild?.children ?? []
  const lists = new Set(pieces.map(({ marks }) => marks))
  expect(pieces.map(({ text }) => text)).toEqual(['a', 'b', undefined, 'c', 'd', 'e', 'f'])
  expect(lists.size).toBe(3)
  expect(lists.has(Mark.none)).toBe(true)
})
