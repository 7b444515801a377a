import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test, vi } from 'vitest'
import { schema, type Attributes, type BlockAttrs, type NodeName, type SpanAttrs } from '../schema'
import { body, doc, p, text } from '../testing/build'
import { runs } from '../testing/campaign'
import { differenceOf } from '../testing/same-tei'
import { assertSound } from '../testing/sound'
import { told } from '../testing/told'
import { writePreserving } from './preserve'
import { readTei } from './read'
import { writeRebuilt } from './write'

vi.setConfig({ testTimeout: 600_000 })

function read(source: string) {
  const { value, findings } = readTei(source)
  if (!value) throw new Error(`${findings[0]?.message ?? ''}\n${source}`)
  return value
}

// Random docs, in the form in which the reader makes them

const words = fc
  .array(fc.constantFrom('a', 'salt', 'é', '&', '<', '>', '"', '\u00A0', ']]>', '&amp;', '\u{1F600}'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '))
const attributes: fc.Arbitrary<Attributes> = fc.dictionary(
  fc.constantFrom('n', 'ref', 'xml:lang', 'frus:x', '__proto__'),
  fc.constantFrom('1', '', 'a "b" <c>', "d'\n\te", '&#10;'),
  { maxKeys: 2, noNullPrototype: true },
)

type Maker = (marks: readonly SpanAttrs[], fresh: () => string) => Node[]

const make = (type: NodeName, attrs: object, content: readonly Node[] = []) => schema.nodes[type].create(attrs, content)
const marked = (node: Node, marks: readonly SpanAttrs[]) =>
  node.mark(marks.map((attrs) => schema.marks.span.create(attrs)))

const inlineLeaf = fc.oneof(
  attributes.map((a) => make('pageBreak', { attributes: a })),
  attributes.map((a) => make('lineBreak', { attributes: a })),
  attributes.map((a) => make('point', { name: 'anchor', attributes: a })),
  fc.constant(make('point', { kind: 'comment', data: ' c ' })),
  fc.constant(make('point', { kind: 'instruction', data: 'i x' })),
  fc.constant(make('kept', { xml: '<math><x/></math>' })),
)
const spanName = fc.constantFrom('hi', 'persName', 'date', 'choice', 'uh-oh', 'x:tag')

const POINTS = ['blockNote', 'blockPageBreak', 'blockPoint', 'blockKept']

/** Points alone are read as running text where text is looked for, so a block with text stands beside them. */
const withText = (content: Node[]) =>
  content.every(({ type }) => POINTS.includes(type.name)) ? [...content, make('textblock', { name: 'p' })] : content

const { inline, blocks } = fc.letrec<{ phrase: Maker; inline: Maker; note: Node; blocks: Node[]; block: Node }>(
  (tie) => ({
    phrase: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words.map((word): Maker => (marks) => [marked(schema.text(word), marks)]),
      inlineLeaf.map((leaf): Maker => (marks) => [marked(leaf, marks)]),
      tie('note').map((note): Maker => (marks) => [marked(note, marks)]),
      fc.tuple(spanName, attributes, tie('inline')).map(
        ([name, a, inner]): Maker =>
          (marks, fresh) =>
            inner([...marks, { id: fresh(), name, attributes: a }], fresh),
      ),
    ),
    inline: fc
      .tuple(words, fc.array(tie('phrase'), { maxLength: 4 }))
      .map(([word, rest]): Maker => (marks, fresh) => [
        marked(schema.text(word), marks),
        ...rest.flatMap((part) => part(marks, fresh)),
      ]),
    note: fc.tuple(attributes, tie('blocks')).map(([a, content]) => make('note', { attributes: a }, content)),
    blocks: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('inline').map((content) => [make('textblock', { name: '' }, content([], counter()))]),
      fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map(withText),
      fc
        .tuple(tie('inline'), tie('block'))
        .map(([before, block]) =>
          POINTS.includes(block.type.name)
            ? [make('textblock', {}, before([], counter())), block]
            : [make('textblock', { name: '' }, before([], counter())), block],
        ),
    ),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .tuple(fc.constantFrom('p', 'dateline', 'l'), attributes, tie('inline'))
        .map(([name, a, content]) => make('textblock', { name, attributes: a }, content([], counter()))),
      fc.constant(make('textblock', { name: 'p' })),
      fc.constant(make('container', { name: 'div' }, [make('textblock', { name: '' })])),
      tie('inline').map((content) => make('heading', {}, content([], counter()))),
      fc.constantFrom(
        make('blockPageBreak', { attributes: { n: 'iv' } }),
        make('blockPoint', { kind: 'comment', data: 'b' }),
        make('blockPoint', { name: 'graphic', attributes: { url: 'u' } }),
        make('blockKept', { xml: '<egXML> <p/> </egXML>' }),
      ),
      fc
        .tuple(fc.constantFrom('div', 'argument', 'figure'), attributes, tie('blocks'))
        .map(([name, a, content]) => make('container', { name, attributes: a }, content)),
      fc.tuple(attributes, tie('blocks')).map(([a, content]) => make('blockNote', { attributes: a }, content)),
      fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }).map((items) =>
        make(
          'list',
          {},
          items.map((content) => make('item', {}, content)),
        ),
      ),
      fc
        .tuple(tie('inline'), tie('blocks'))
        .map(([l, i]) =>
          make('list', { attributes: { type: 'gloss' } }, [
            make('label', {}, l([], counter())),
            make('item', {}, i),
            make('blockPageBreak', {}),
          ]),
        ),
      fc
        .tuple(tie('blocks'), tie('blocks'), tie('inline'))
        .map(([a, b, h]) =>
          make('table', {}, [
            make('row', { name: '' }, [
              make('cell', { name: '', colspan: 3 }, [make('heading', {}, h([], counter()))]),
            ]),
            make('row', {}, [make('cell', {}, a), make('cell', { colspan: 2, attributes: { cols: '2' } }, b)]),
            make('row', {}, []),
          ]),
        ),
    ),
  }),
)

let made = 0
const counter = () => () => `r${String(++made)}`

test('a random doc that is written and read is the same doc', () => {
  fc.assert(
    fc.property(fc.array(blocks, { minLength: 1, maxLength: 3 }), (content) => {
      const divisions = content.map((inner) => make('container', { name: 'div' }, inner))
      const before = doc(make('header', { xml: '<teiHeader> </teiHeader>' }), text(body(...divisions)))
      assertSound(before)
      const written = writeRebuilt(before)
      expect(told(read(written).doc), written).toBe(told(before))
    }),
    runs(150, process.env['RECTO_CAMPAIGN']),
  )
})

test('running text with spans, notes and points is the same when it is read again', () => {
  fc.assert(
    fc.property(inline, (content) => {
      const before = doc(text(body(p(content([], counter())))))
      const written = writeRebuilt(before)
      expect(told(read(written).doc), written).toBe(told(before))
    }),
    runs(150, process.env['RECTO_CAMPAIGN']),
  )
})

// Spans that cross

const LETTERS = 12
const crossing = fc.array(
  fc.record({ from: fc.nat(LETTERS - 1), size: fc.integer({ min: 1, max: LETTERS }), own: fc.boolean() }),
  { maxLength: 5 },
)

function extents(node: Node): string[] {
  const found = new Map<string, string>()
  node.descendants((inner) => {
    for (const mark of inner.marks) {
      const { id, name } = mark.attrs as SpanAttrs
      found.set(id, (found.get(id) ?? `${name} `) + (inner.text ?? ''))
    }
  })
  return [...found.values()].sort()
}

test('spans that cross, and run over several blocks, come back whole', () => {
  fc.assert(
    fc.property(crossing, (spans) => {
      const letters = Array.from({ length: LETTERS }, (_, i) =>
        schema.text(
          String.fromCharCode(97 + i),
          spans.flatMap(({ from, size, own }, s) =>
            i >= from && i < from + size
              ? [
                  schema.marks.span.create({
                    id: `x${String(s)}`,
                    name: 'seg',
                    attributes: own ? { 'xml:id': `span${String(s)}` } : {},
                  }),
                ]
              : [],
          ),
        ),
      )
      const before = doc(text(body(p(...letters.slice(0, 5)), p(...letters.slice(5, 8)), p(...letters.slice(8)))))
      assertSound(before)
      const written = writeRebuilt(before)
      const reading = read(written)
      assertSound(reading.doc)
      expect(extents(reading.doc), written).toEqual(extents(before))
      expect(writePreserving(reading.doc.copy(reading.doc.content), reading)).toBe(written)
    }),
    runs(150, process.env['RECTO_CAMPAIGN']),
  )
})

// Random trees, sensible or not

const piece = fc.letrec<{ element: string; content: string; node: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(
        'p',
        'div',
        'head',
        'list',
        'item',
        'label',
        'table',
        'row',
        'cell',
        'note',
        'pb',
        'lb',
        'gap',
        'hi',
        'persName',
        'choice',
        'quote',
        'q',
        'seg',
        'closer',
        'signed',
        'uh-oh',
        'x:box',
        'egXML',
        'teiHeader',
        'lg',
        'l',
        'bibl',
        'figure',
        'app',
        'text',
        'stage',
        'term',
        'unclear',
      ),
      fc.constantFrom('', ' n="1"', " n='&#65; \"'", ' xml:space="preserve"', ' cols="2"'),
      tie('content'),
    )
    .map(([name, attribute, content]) =>
      content === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${content}</${name}>`,
    ),
  content: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(
      'word',
      'two words',
      ' ',
      '\n  ',
      ' a ',
      'b\n',
      '&amp;',
      '&#160;',
      '<!-- c -->',
      '<?i?>',
      '<![CDATA[d <]]>',
      '<![CDATA[]]>',
      '&#x20;',
      '&who;',
      '&two;',
      '&box;',
      '<seg xml:id="v" next="#v.2">v</seg>',
      '<hi>h<seg xml:id="v.2" prev="#v">w</seg></hi>',
      '\r\n',
    ),
    tie('element'),
  ),
})).content

const DOCTYPE = '<!DOCTYPE TEI [<!ENTITY who "Ada"><!ENTITY two " two words "><!ENTITY box "<x:box/>">]>'

test('a random tree that is read and written is the same tree', () => {
  fc.assert(
    fc.property(piece, (content) => {
      const source = `${DOCTYPE}<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="urn:x">${content}</TEI>`
      const reading = read(source)
      assertSound(reading.doc)
      expect(writePreserving(reading.doc.copy(reading.doc.content), reading)).toBe(source)
      const rebuilt = writeRebuilt(reading.doc)
      expect(differenceOf(source, rebuilt), rebuilt).toBe(null)
    }),
    runs(1000, process.env['RECTO_CAMPAIGN']),
  )
})

test('keys and span ids depend on the source alone', () => {
  fc.assert(
    fc.property(piece, (content) => {
      const source = `${DOCTYPE}<TEI>${content}</TEI>`
      expect(read(source).doc.eq(read(source).doc)).toBe(true)
      read(source).blocks.forEach(({ node }, key) => {
        expect((node.attrs as BlockAttrs).key).toBe(key)
      })
    }),
  )
})
