import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import type { BlockAttrs } from '../schema'
import { decodeReference } from '../xml/escape'
import { docAt, docRange, placesOf, sourceAt, sourceRange, type Places } from './places'
import { readTei, type TeiReading } from './read'

const DATA = '../shared/data/'

function read(source: string): TeiReading {
  const { value, findings } = readTei(source)
  if (!value) throw new Error(`${findings[0]?.message ?? ''}\n${source}`)
  return value
}

/** The reading of a body, with `¦` taken out of it, and the offset at which that stood. */
function marked(body: string): { reading: TeiReading; places: Places; mark: number } {
  const source = `<!DOCTYPE TEI [<!ENTITY firm "Ames &#38; Co">]>\n<TEI><text><body>${body}</body></text></TEI>`
  const reading = read(source.replace('¦', ''))
  return { reading, places: placesOf(reading), mark: source.indexOf('¦') }
}

/** The position of some words in a doc. */
function positionOf(doc: Node, words: string): number {
  let found = -1
  doc.descendants((node, position) => {
    const at = node.text?.indexOf(words) ?? -1
    if (at >= 0) found = position + at
  })
  return found
}

/** Says of every character and tag of a doc where it is not mapped there and back, or to something else. */
function wrongPlaces(reading: TeiReading): string[] {
  const places = placesOf(reading)
  const { doc, source, entities } = reading
  const wrong: string[] = []
  doc.descendants((node, position) => {
    const { name = '' } = node.attrs as Partial<BlockAttrs>
    if (!node.isText && name !== '') {
      const at = sourceAt(places, position)
      if (!source.startsWith(`<${name}`, at)) wrong.push(`${name} at ${source.slice(at, at + 20)}`)
      if (docAt(places, at) !== position) wrong.push(`${name} back at ${String(docAt(places, at))}`)
      const end = sourceAt(places, position + node.nodeSize, -1)
      if (source.charAt(end - 1) !== '>') wrong.push(`${name} ends ${source.slice(end - 20, end)}`)
    }
    if (!node.isText) return
    const text = node.text ?? ''
    for (let i = 0; i < text.length; i++) {
      const at = sourceAt(places, position + i)
      const [, reference] = /^&([^;]*);/.exec(source.slice(at, at + 40)) ?? []
      const said = reference === undefined ? source.charAt(at) : (decodeReference(reference) ?? entities.get(reference))
      const same = said === text.charAt(i) || (text.charAt(i) === ' ' && '\t\n\r'.includes(said ?? ' '))
      const inside = !same && /&[^;]*$/.test(source.slice(Math.max(0, at - 40), at))
      const newline = text.charAt(i) === '\n' && said === '\r'
      if (!same && !inside && !newline && !(said?.includes(text.charAt(i)) ?? false))
        wrong.push(`${text} [${String(i)}]: ${JSON.stringify(said)}`)
      if (docAt(places, at) !== position + i) wrong.push(`${text} [${String(i)}] back at ${String(docAt(places, at))}`)
    }
  })
  for (let i = 1; i < places.doc.length; i++)
    if ((places.doc[i] ?? 0) < (places.doc[i - 1] ?? 0) || (places.source[i] ?? 0) < (places.source[i - 1] ?? 0))
      wrong.push(`stop ${String(i)} falls`)
  return wrong
}

test.each([
  ['a letter of a word', '<p>The ca¦se</p>', 'se'],
  ['what follows a reference', '<p>Ames &amp; ¦Co</p>', 'Co'],
  ['a reference', '<p>Ames ¦&amp; Co</p>', '& Co'],
  ['what follows a declared entity', '<p>See &firm;¦, there</p>', ', there'],
  ['what follows folded white space', '<p>\n    One\n    ¦two</p>', 'two'],
  ['folded white space itself', '<p>One¦\r\n   two</p>', ' two'],
  ['text in a section', '<p>One <![CDATA[<¦two> & ]]>three</p>', 'two'],
  ['text after a span', '<p>See <persName ref="#s">Mr. Solberg</persName>¦ there</p>', ' there'],
  ['text in a span', '<p>See <persName>¦Mr. Solberg</persName> there</p>', 'Mr.'],
  ['text in a note', '<p>See<note n="1"><p>A ¦note</p></note> there</p>', 'note'],
  ['loose text in a note', '<p>See\n<note n="1">A ¦note</note> there</p>', 'note'],
  ['text in a note without blocks of its own, after a list', '<p>a<note><list><item/></list> ¦b</note></p>', 'b'],
  ['a cell', '<table><head>h</head><row><cell>a</cell><cell cols="2">¦b</cell></row></table>', 'b'],
  ['preserved white space', '<p xml:space="preserve">a\r\n  ¦b</p>', 'b'],
  [
    'a fragment of a linked span',
    '<p><hi xml:id="a" next="#a.2">x</hi></p><p><hi xml:id="a.2" prev="#a">¦y</hi></p>',
    'y',
  ],
])('%s is found both ways', (_, body, words) => {
  const { reading, places, mark } = marked(body)
  const position = positionOf(reading.doc, words)
  expect(position).toBeGreaterThan(0)
  expect(sourceAt(places, position)).toBe(mark)
  expect(docAt(places, mark)).toBe(position)
  expect(wrongPlaces(reading)).toEqual([])
})

test('a stretch of words and its stretch of source are each other’s', () => {
  const { reading, places } = marked('<p>See <persName>Mr. <hi>Solberg</hi></persName> there</p>')
  const from = positionOf(reading.doc, 'Mr. ')
  const stretch = sourceRange(places, { from, to: from + 'Mr. Solberg'.length })
  expect(reading.source.slice(stretch.from, stretch.to)).toBe('Mr. <hi>Solberg')
  expect(docRange(places, stretch)).toEqual({ from, to: from + 'Mr. Solberg'.length })
})

test('a place in the header is the header, and one before the root is the start of the doc', () => {
  const source =
    '<?xml version="1.0"?>\n<TEI><teiHeader><title>A</title></teiHeader><text><body><p>x</p></body></text></TEI>'
  const { doc } = read(source)
  const places = placesOf(read(source))
  expect(doc.nodeAt(docAt(places, source.indexOf('title')))?.type.name).toBe('header')
  expect(docAt(places, 5)).toBe(0)
  expect(docAt(places, source.length)).toBe(doc.content.size)
})

const element = fc.constantFrom(
  ...['p', 'div', 'list', 'item', 'table', 'row', 'cell', 'note', 'pb', 'lb', 'gap', 'hi', 'choice', 'quote', 'seg'],
  ...['head', 'label', 'uh-oh', 'x:box', 'egXML', 'teiHeader', 'lg', 'l', 'figure', 'unclear'],
)
const attribute = fc.constantFrom('', ' n="1"', ' xml:space="preserve"', ' cols="2"', " n='>'")
const words = [
  'word',
  'two words',
  ' ',
  '\n  ',
  ' a ',
  'b\n',
  '&amp;',
  '&#160;',
  '&#32;',
  '&four;',
  '\r\n',
  '\r',
  ']]',
  '\u{1F600}',
]
const { content } = fc.letrec<{ node: string; content: string }>((tie) => ({
  content: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(...words, '<!-- c -->', '<?i?>', '<![CDATA[d <]]>', '<![CDATA[ ]]>'),
    fc.tuple(element, attribute, tie('content')).map(([name, a, inner]) => `<${name}${a}>${inner}</${name}>`),
  ),
}))

test('every character and tag of a random text is mapped to itself and back', () => {
  fc.assert(
    fc.property(content, (inner) => {
      const source = `<!DOCTYPE TEI [<!ENTITY four "q  r">]><TEI xmlns:x="urn:x">${inner}</TEI>`
      expect(wrongPlaces(read(source)), source).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

test.skipIf(!existsSync(DATA))(
  `every character of the texts of ${DATA} is mapped to itself and back (skipped where they are absent)`,
  () => {
    for (const folder of ['seeds/', 'frus/documents/'])
      for (const file of readdirSync(DATA + folder).filter((name) => name.endsWith('.xml')))
        expect(wrongPlaces(read(readFileSync(DATA + folder + file, 'utf8'))), file).toEqual([])
  },
)
