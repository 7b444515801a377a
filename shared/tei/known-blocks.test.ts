import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { schema } from '../schema'
import { writePreserving } from './preserve'
import { readTei, type TeiReading } from './read'

const line = (n: number) => `<p n="${String(n)}">Line ${String(n)} of <persName ref="#a">Ada</persName>.</p>`
const division = (n: number) => `\n<div>${[1, 2, 3].map((i) => line(10 * n + i)).join('')}</div>`
const source = `<TEI><text><body>${[1, 2, 3, 4].map(division).join('')}</body></text></TEI>`

function read(known: Node | null = null): TeiReading {
  const { value } = readTei(source, known)
  if (!value) throw new Error(source)
  return value
}

const stored = (doc: Node) => schema.nodeFromJSON(JSON.parse(JSON.stringify(doc.toJSON())))

/** How many blocks of a reading are none of the doc's. */
function madeAnew(reading: TeiReading, doc: Node): number {
  const own = new Set<Node>([doc])
  doc.descendants((node) => {
    own.add(node)
  })
  return reading.blocks.filter(({ node }) => !own.has(node)).length
}

test('a text that was not changed is read again as the doc that it is', () => {
  const doc = stored(read().doc)
  expect(read(doc).doc).toBe(doc)
  expect(read(doc)).toEqual(read())
})

test('where one letter was typed, what is read again is new in its block and in those around it, and nowhere else', () => {
  const doc = new Transform(stored(read().doc)).insert(7, schema.text('e')).doc
  const again = read(doc)
  // The paragraph, its division, the body, the text and the root.
  expect(madeAnew(again, doc)).toBe(5)
  expect(again).toEqual(read())
  expect(writePreserving(doc, again)).toBe(writePreserving(doc, read()))
})

test('a block of another text that has the same key is not taken for it', () => {
  const other = readTei(source.replace(/Ada/g, 'Grace').replace('#a', '#b')).value?.doc
  if (!other) throw new Error('not read')
  expect(read(other)).toEqual(read())
})
