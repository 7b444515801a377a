import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { schema } from '../schema'
import { at, body, div, doc, head, list, item, loose, note, p, quote, text, type Content } from '../testing/build'
import { docAt, sourceAt } from './places'
import { writePreserving } from './preserve'
import { readTei, type TeiReading } from './read'
import { withReadNodes } from './reused-nodes'
import { writeRebuilt } from './write'
import { writtenPlaces } from './written-places'

function read(source: string): TeiReading {
  const { value } = readTei(source)
  if (!value) throw new Error(source)
  return value
}

const letter = (...blocks: readonly Content[]) => doc(text(body(div(...blocks))))

/** Says which letters of a doc are not mapped to themselves in the TEI that it is written as, and back. */
function lostLetters(written: Node): string[] {
  const reading = read(writeRebuilt(written))
  const places = writtenPlaces(written, reading)
  const lost: string[] = []
  written.descendants((node, position) => {
    const said = node.text ?? ''
    for (let i = 0; i < said.length; i++) {
      if (said.charAt(i) === ' ') continue
      const offset = sourceAt(places, position + i)
      if (reading.source.charAt(offset) !== said.charAt(i)) lost.push(`${said} [${String(i)}]`)
      if (docAt(places, offset) !== position + i) lost.push(`${said} [${String(i)}] back`)
    }
  })
  for (let i = 1; i < places.doc.length; i++)
    if ((places.doc[i] ?? 0) < (places.doc[i - 1] ?? 0) || (places.source[i] ?? 0) < (places.source[i - 1] ?? 0))
      lost.push(`stop ${String(i)} falls`)
  return lost
}

test('spaces that TEI does not keep move nothing after them', () => {
  const written = letter(p('One  ', note(p(' two ')), '   three '), p(''), p('fo<a>ur '), p(' five'))
  const reading = read(writeRebuilt(written))
  const places = writtenPlaces(written, reading)
  expect(sourceAt(places, at(written, 'a'))).toBe(reading.source.indexOf('ur'))
  expect(lostLetters(written)).toEqual([])
})

test('what is not written, or written together, stands where it would', () => {
  expect(lostLetters(letter(loose(''), p('one'), loose('two'), loose('three'), head('four')))).toEqual([])
  expect(
    lostLetters(letter(list(item(loose(''))), quote(loose(' ')), p('one'), list(item(p(' a'), loose(''))))),
  ).toEqual([])
})

test('a list whose items begin with spaces is no other block that says the same without them', () => {
  const typed = letter(list(item(loose('salt')), item(loose('  b'))), quote(p('saltb'), p('')))
  expect(lostLetters(typed)).toEqual([])
})

test('loose text that is written together is no paragraph that says the same as a piece of it', () => {
  expect(lostLetters(letter(loose('a'), loose('saltb'), p('saltb'), p('')))).toEqual([])
})

test('the letters of any text that was typed are found in its TEI, and back', () => {
  const words = fc.array(fc.constantFrom('a', 'b', ' ', '  ', 'salt'), { maxLength: 5 }).map((parts) => parts.join(''))
  const line = fc
    .tuple(words, fc.option(words), words)
    .map(([before, inside, after]): Content[] =>
      inside === null ? [before + after] : [before, note(p(inside)), after],
    )
  const block = fc.oneof(
    line.map((content) => p(...content)),
    line.map((content) => quote(p(...content), p(''))),
    words.map((content) => loose(content)),
    fc.array(words, { minLength: 1, maxLength: 3 }).map((items) => list(...items.map((one) => item(loose(one))))),
  )
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
      expect(lostLetters(letter(...blocks))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a doc that comes back from the store shares the nodes of its reading, and is written the same', () => {
  const source = '<TEI><text><body><div><p>One</p><p>Two</p></div><div><p>Three</p></div></body></text></TEI>'
  const reading = read(source)
  const stored = (node: Node) => schema.nodeFromJSON(JSON.parse(JSON.stringify(node.toJSON())))
  expect(withReadNodes(stored(reading.doc), reading)).toBe(reading.doc)
  const changed = stored(reading.doc.replace(4, 6, reading.doc.slice(4, 5)))
  const shared = withReadNodes(changed, reading)
  expect(shared.eq(changed)).toBe(true)
  expect(shared.firstChild?.firstChild?.child(1)).toBe(reading.doc.firstChild?.firstChild?.child(1))
  expect(writePreserving(shared, reading)).toBe(source.replace('One', 'Oe'))
})
