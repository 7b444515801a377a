import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEPTH_LIMIT, parseXml } from './parse'
import { serialize } from './serialize'
import type { XmlElement, XmlNode } from './tree'

function read(source: string): XmlElement {
  const { value, findings } = parseXml(source)
  expect(findings).toEqual([])
  if (!value) throw new Error('no tree')
  return value.root
}

const failure = (source: string) => {
  const { value, findings } = parseXml(source)
  expect(value).toBe(null)
  expect(findings).toHaveLength(1)
  return findings[0]
}

test('an element knows where its tags stand', () => {
  const source = '<?xml version="1.0"?>\r\n<!-- a < b --><TEI>\r\n<p  n="1"\r\n>one</p ><pb/></TEI>\n'
  const root = read(source)
  const [, p, pb] = root.children as [XmlNode, XmlElement, XmlElement]
  expect(source.slice(root.start, root.startTagEnd)).toBe('<TEI>')
  expect(source.slice(root.endTagStart, root.end)).toBe('</TEI>')
  expect(source.slice(p.start, p.startTagEnd)).toBe('<p  n="1"\r\n>')
  expect(source.slice(p.endTagStart, p.end)).toBe('</p >')
  expect(pb.selfClosing).toBe(true)
  expect(source.slice(pb.start, pb.end)).toBe('<pb/>')
})

test('every other node knows its place', () => {
  const source = '<a>x &amp; y<!--c--><?t  d?><![CDATA[<z>]]>end</a>'
  const told = read(source).children.map((child) => [child.kind, source.slice(child.start, child.end)])
  expect(told).toEqual([
    ['text', 'x &amp; y'],
    ['comment', '<!--c-->'],
    ['instruction', '<?t  d?>'],
    ['cdata', '<![CDATA[<z>]]>'],
    ['text', 'end'],
  ])
})

test('references are decoded and line ends made one', () => {
  expect(read('<a>1&#13;\r\n&#x2019;&#160;\u0092</a>').children[0]).toMatchObject({ text: '1\r\n\u2019\u00A0\u0092' })
})

test('attributes keep their order and may be called __proto__', () => {
  const root = read('<a z="1" __proto__="2" b="&lt;"/>')
  expect(Object.entries(root.attributes)).toEqual([
    ['z', '1'],
    ['__proto__', '2'],
    ['b', '<'],
  ])
})

test('entities of the internal subset are resolved', () => {
  const source = `<!DOCTYPE a [<!-- don't --><!ENTITY x "y&z;"> <!ENTITY z '&#38;#38;'><!ENTITY % p "q">]><a b="&x;">&x;!</a>`
  const root = read(source)
  expect(root.attributes['b']).toBe('y&')
  expect(root.children[0]).toMatchObject({ text: 'y&!' })
})

test('an entity that holds markup stays a reference', () => {
  const source = '<!DOCTYPE a [<!ENTITY m "<b/>"><!ENTITY f SYSTEM "f.xml">]><a>1 &m;2&f;</a>'
  const root = read(source)
  expect(root.children.map((child) => source.slice(child.start, child.end))).toEqual(['1 ', '&m;', '2', '&f;'])
})

test('an entity bomb is refused', () => {
  const lines = ['<!ENTITY l0 "lol">']
  for (let i = 1; i < 30; i++) lines.push(`<!ENTITY l${String(i)} "${`&l${String(i - 1)};`.repeat(10)}">`)
  expect(failure(`<!DOCTYPE a [${lines.join('\n')}]><a>&l29;</a>`)?.code).toBe('xml-entity-bomb')
  expect(failure('<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a/>')?.code).toBe('xml-entity-bomb')
  const long = `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(60_000)}">]><a>${'&x;'.repeat(1000)}</a>`
  expect(failure(long)?.code).toBe('xml-entity-bomb')
})

test('nesting without end is refused quickly', () => {
  const finding = failure('<a>\n'.repeat(100_000))
  expect(finding).toMatchObject({ code: 'xml-too-deep', at: { line: DEPTH_LIMIT + 1, column: 1 } })
})

test('malformed XML is told in a sentence with line and column', () => {
  expect(failure('<a>\n<b>x</a>')).toMatchObject({
    code: 'xml-malformed',
    at: { line: 2, column: 5 },
    message: expect.stringContaining('does not match <b>, which was opened in line 2') as string,
  })
  expect(failure('<a>\n  x & y</a>')?.at).toEqual({ line: 2, column: 5 })
  expect(failure('<a>&nbsp;</a>')?.message).toContain('does not declare')
  expect(failure('<a><b>')?.message).toContain('ends while <b> is still open')
  for (const bad of ['', 'text', '<a/><b/>', '<a x=1/>', '<a x="1" x="2"/>', '<a>\u0001</a>', '<a', '<!DOCTYPE a ['])
    expect(failure(bad)?.code).toBe('xml-malformed')
})

test('whatever comes in, reading does not throw', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<b x="',
    '"',
    "'",
    '>',
    '<',
    '&',
    ';',
    'x',
    '<!--',
    '-->',
    '<?x',
    '?>',
    ']]>',
    '<!DOCTYPE a [',
    '<!ENTITY e "',
    ']>',
    '<![CDATA[',
    '\r\n',
    '\u0000',
    '\uD800',
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const { value, findings } = parseXml(pieces.join(''))
      expect(value === null).toBe(findings.length === 1)
    }),
  )
})

const name = fc.constantFrom('a', 'tei:p', '__proto__', 'é')
const text = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter((s) => !/[\u0000-\u0008\u000B-\u000D\u000E-\u001F\uFFFE\uFFFF]/.test(s))
const tree = fc.letrec<{ element: unknown; node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    text.map((t) => ({ kind: 'text', text: t })),
    fc.constant({ kind: 'comment', data: ' c ' }),
    fc.constant({ kind: 'instruction', data: 'x y="1"' }),
    tie('element'),
  ),
  element: fc.record({
    kind: fc.constant('element'),
    name,
    attributes: fc
      .uniqueArray(fc.tuple(name, text), { selector: ([n]) => n })
      .map((pairs) => Object.fromEntries(pairs)),
    children: fc.array(tie('node'), { maxLength: 4 }),
  }),
})).element

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(tree, (element) => {
      const source = serialize(element as XmlElement)
      expect(serialize(read(source))).toBe(source)
    }),
  )
})

test('a file that ends after a reference is not said to hold a stray ampersand', () => {
  expect(parseXml('<a>x &lt;').findings[0]?.message).toContain('the file ends while <a> is still open')
  expect(parseXml('<a>x &lt').findings[0]?.message).toContain('an “&” stands here')
})

test('text is what its source stands for, also where both are of one length', () => {
  expect(read('<!DOCTYPE a [<!ENTITY ab "wxyz">]><a>&ab; b</a>').children[0]).toMatchObject({ text: 'wxyz b' })
  expect(read('<a>one\rtwo</a>').children[0]).toMatchObject({ text: 'one\ntwo' })
  expect(read('<?xml version="1.1"?><a>one\u0085two\u2028</a>').children[0]).toMatchObject({ text: 'one\ntwo\n' })
  expect(read('<a>one\u0085two\u2028</a>').children[0]).toMatchObject({ text: 'one\u0085two\u2028' })
})

test('an element holds what stands in it in order', () => {
  const [first, second] = read('<a><p>1<b/>2</p>3<p/></a>').children.filter((child) => child.kind === 'element')
  expect(first?.children.map(({ kind }) => kind)).toEqual(['text', 'element', 'text'])
  expect([first?.name, second?.name, second?.children]).toEqual(['p', 'p', []])
})
