import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schema, type SpanAttrs } from '../schema'
import { differenceOf } from '../testing/same-tei'
import { assertSound } from '../testing/sound'
import { writePreserving } from './preserve'
import { readTei, type TeiReading } from './read'
import { writeRebuilt } from './write'

const FOLDER = 'fixtures/tei/'

function read(source: string): TeiReading {
  const { value, findings } = readTei(source)
  if (!value) throw new Error(findings[0]?.message)
  return value
}

for (const file of readdirSync(FOLDER)) {
  const source = readFileSync(FOLDER + file, 'utf8')

  test(`${file} is read, and comes back as it was`, () => {
    const reading = read(source)
    assertSound(reading.doc)
    expect(writePreserving(reading.doc, reading)).toBe(source)
    const stored = schema.nodeFromJSON(JSON.parse(JSON.stringify(reading.doc)))
    expect(writePreserving(stored, read(source))).toBe(source)
  })

  test(`${file} is written from the model alone and says the same`, () => {
    const rebuilt = writeRebuilt(read(source).doc)
    expect(differenceOf(source, rebuilt)).toBe(null)
    expect(writeRebuilt(read(rebuilt).doc)).toBe(rebuilt)
  })

  test(`${file} changes in one line where one letter changes`, () => {
    const reading = read(source)
    for (const { from, text } of letters(reading)) {
      const edited = reading.doc.replace(from, from + 1, schema.nodes.doc.create().slice(0))
      const kept = edited.resolve(from)
      const marks = reading.doc.resolve(from + 1).marks()
      const doc = edited.replace(
        from,
        from,
        kept.parent.type.create(kept.parent.attrs, schema.text('Q', marks)).slice(0),
      )
      const written = writePreserving(doc, reading)
      expect(differenceOf(writeRebuilt(doc), written), text).toBe(null)
      expect(changedLines(source, written), text).toBeLessThanOrEqual(1)
    }
  })
}

/** The first letter of each text in a doc. */
function letters({ doc }: TeiReading): { from: number; text: string }[] {
  const found: { from: number; text: string }[] = []
  doc.descendants((node, position) => {
    const at = node.text?.search(/[a-z]/) ?? -1
    if (node.text !== undefined && at >= 0) found.push({ from: position + at, text: node.text })
  })
  return found
}

function changedLines(before: string, after: string): number {
  const a = before.split('\n')
  const b = after.split('\n')
  return a.length === b.length ? a.filter((line, i) => line !== b[i]).length : Infinity
}

test('linked fragments are one span, and stay what they are', () => {
  const { doc } = read(readFileSync(`${FOLDER}linked-fragments.xml`, 'utf8'))
  const ids = new Set<string>()
  doc.descendants((node) => {
    for (const mark of node.marks) ids.add((mark.attrs as SpanAttrs).id)
  })
  expect(ids.size).toBe(1)
})

test('links of an author’s own are left alone', () => {
  const { linked } = read(readFileSync(`${FOLDER}linked-fragments-of-an-author.xml`, 'utf8'))
  expect(linked.size).toBe(0)
})
