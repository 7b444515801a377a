import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { DEPTH_LIMIT, parseAnyXml } from './parse'
import { parsePlainXml } from './parse-plain'

const plain = (source: string) => parsePlainXml(source, DEPTH_LIMIT)
const same = (source: string) => {
  const tree = plain(source)
  if (tree !== null) expect({ value: tree, findings: [] }).toEqual(parseAnyXml(source))
  return tree !== null
}

test.each([
  '<a/>',
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<?xml-model href="a"?><!-- c --><a n="1" m=\'"\'>x &amp; y&#x2019;<b>z</b>\r\n</a>\n<!-- e -->',
  '<t:a xml:id="a&#38;b" n=" > "> <b\n  n="1\n2"\n/><b\n  n="1\n2"\n/>&lt;</t:a>',
  '<a n="&amp;">one<b m="&lt;"/>two &amp; three</a>',
  '<a>𝄞<?b?><?b  c ?><!----></a>',
])('is as any XML is read: %s', (source) => {
  expect(same(source)).toBe(true)
})

test.each([
  '',
  'x',
  '<a>',
  '</a>',
  '<a></b>',
  '<a/><a/>',
  '<a/>x',
  'x<a/>',
  '<a>]]></a>',
  '<a><![CDATA[x]]></a>',
  '<!DOCTYPE a><a/>',
  '<a>&x;</a>',
  '<a>&amp</a>',
  '<a>&#0;</a>',
  '<a>& </a>',
  '<a n="1" n="2"/>',
  '<a n="<"/>',
  '<a n="&x;"/>',
  '<a n="1"m="2"/>',
  '<a n=1/>',
  '<é/>',
  '<a><!-- -- --></a>',
  '<a><!-- ---></a>',
  '<a><?xml version="1.0"?></a>',
  ' <?xml version="1.0"?><a/>',
  '<?xml version="1.1"?><a/>',
  '<a>\u0007</a>',
  '<a>\uD834</a>',
  '<a __proto__="1"/>',
])('is left to the other where it is not plain: %j', (source) => {
  expect(plain(source)).toBe(null)
})

test('what nests too deep is left to the other', () => {
  expect(plain('<a>'.repeat(DEPTH_LIMIT) + '</a>'.repeat(DEPTH_LIMIT))).not.toBe(null)
  expect(plain('<a>'.repeat(DEPTH_LIMIT + 1) + '</a>'.repeat(DEPTH_LIMIT + 1))).toBe(null)
})

test('tags that are written alike share what they say', () => {
  const [one, two, other] = plain('<a><p n="1"/><p n="1"/><p n="2"/></a>')?.root.children ?? []
  expect(one).toMatchObject({ name: 'p', attributes: { n: '1' } })
  expect(one?.kind === 'element' && two?.kind === 'element' && one.attributes === two.attributes).toBe(true)
  expect(other).toMatchObject({ attributes: { n: '2' } })
})

test('whatever is read is read as any XML is', () => {
  const odd = [
    '<',
    '>',
    '/',
    '/>',
    '</',
    '&',
    ';',
    '"',
    "'",
    '=',
    '-',
    '--',
    '<!--',
    '-->',
    '<?',
    '?>',
    '?',
    '!',
    ':',
    ' ',
    '\r\n',
    '\t',
  ]
  const whole = [
    '<a>',
    '</a>',
    '<b n="1">',
    '</b>',
    '<c/>',
    '<c\nn = "a>b"\r\nm=\'\'/>',
    '&amp;',
    '&#10;',
    '&#xD;',
    '&#xFFFF;',
    '&x;',
    '<!-- c\r\n-->',
  ]
  const rare = [
    '<?t d?>',
    '<?xml version="1.0"?>',
    '<?XML?>',
    '<?xml-model?>',
    '<![CDATA[x]]>',
    '<!DOCTYPE a>',
    ']]>',
    '\uFEFF',
    '\u0085',
    '\uD834',
    '𝄞',
    '\u0000',
    'é',
  ]
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...whole) },
    { weight: 2, arbitrary: fc.constantFrom(...odd) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
    { weight: 3, arbitrary: fc.constantFrom('x', 'n', 'a b', '\n  ', '1') },
  )
  const wellFormed = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      piece,
      fc
        .tuple(
          fc.constantFrom('a', 'b', 't:c'),
          fc.constantFrom('', ' n="1"', ' n="&lt;" m=\'x\ty\''),
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([name, attributes, inner]) => `<${name}${attributes}>${inner.join('')}</${name}>`),
    ),
  })).node
  const source = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => `<a>${pieces.join('')}</a>`),
    fc.array(wellFormed, { maxLength: 4 }).map((nodes) => `<a>${nodes.join('')}</a>`),
    fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
  )
  let read = 0
  fc.assert(
    fc.property(source, (one) => {
      if (same(one)) read++
    }),
    runs(1000, undefined),
  )
  expect(read).toBeGreaterThan(50)
})
