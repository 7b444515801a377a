import { readdirSync, readFileSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { schema, type SpanAttrs } from '../schema'
import { blocksOf, withBlockDown, withLetter, withoutBlock, withParagraphFor } from '../testing/block-edits'
import { changedLines, keepsOtherLines } from '../testing/lines'
import { differenceOf } from '../testing/same-tei'
import { assertSound } from '../testing/sound'
import { told } from '../testing/told'
import { decodeTextFile, encodeTextFile, type TextFile } from '../text-file'
import { writePreserving } from './preserve'
import { readTei, type TeiReading } from './read'
import { keyOf } from './same'
import { writeRebuilt } from './write'

const FOLDER = 'fixtures/tei/'

function fileOf(bytes: Uint8Array): TextFile {
  const { value, findings } = decodeTextFile(bytes, (encoding, content) =>
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content),
  )
  if (!value) throw new Error(findings[0]?.message)
  return value
}

function read(source: string): TeiReading {
  const { value, findings } = readTei(source)
  if (!value) throw new Error(findings[0]?.message)
  return value
}

/** What the preserving writer writes; it must be the same file as what is written from the model alone. */
function written(doc: Node, reading: TeiReading): string {
  const text = writePreserving(doc, reading)
  expect(differenceOf(writeRebuilt(doc), text), text).toBe(null)
  return text
}

/** The lines of the source in which the nearest block around a position stands that has a place there. */
function placeAround(reading: TeiReading, position: number): { from: number; to: number } {
  const $at = reading.doc.resolve(position)
  for (let depth = $at.depth; depth >= 0; depth--) {
    const block = reading.blocks[keyOf($at.node(depth)) ?? -1]
    if (block) return { from: block.start, to: block.end }
  }
  throw new Error('Nothing stands here')
}

/** Where a letter can be typed: at the edges of every text block, and in the middle of every stretch of text in it. */
function placesToType(doc: Node): { at: number; inWord: boolean }[] {
  const places: { at: number; inWord: boolean }[] = []
  doc.descendants((node, position) => {
    if (node.isTextblock)
      places.push({ at: position + 1, inWord: false }, { at: position + node.nodeSize - 1, inWord: false })
    if (node.text === undefined) return
    const word = node.text.search(/[a-z]{2}/)
    if (word >= 0) places.push({ at: position + word + 1, inWord: true })
  })
  return places
}

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const bytes = readFileSync(FOLDER + name)
  const file = fileOf(bytes)
  const source = file.text

  test('is read, and comes back byte for byte', () => {
    const reading = read(source)
    assertSound(reading.doc)
    expect(writePreserving(reading.doc, reading)).toBe(source)
    const stored = schema.nodeFromJSON(JSON.parse(JSON.stringify(reading.doc)))
    expect(encodeTextFile({ ...file, text: writePreserving(stored, read(source)) })).toEqual(new Uint8Array(bytes))
  })

  test('is written from the model alone and says the same', () => {
    const rebuilt = writeRebuilt(read(source).doc)
    expect(differenceOf(source, rebuilt)).toBe(null)
    expect(writeRebuilt(read(rebuilt).doc)).toBe(rebuilt)
  })

  test('a typed letter changes its line, or no other lines than its block’s', () => {
    const reading = read(source)
    for (const { at, inWord } of placesToType(reading.doc)) {
      const text = written(withLetter(reading.doc, at), reading)
      expect(keepsOtherLines(source, text, placeAround(reading, at)), text).toBe(true)
      if (inWord) expect(changedLines(source, text), text).toEqual({ gone: 1, come: 1 })
    }
  })

  test('a block that is moved leaves all other lines, and is where it was when it is moved back', () => {
    const reading = read(source)
    for (const block of blocksOf(reading.doc)) {
      const down = withBlockDown(reading.doc, block)
      const next = block.parent.maybeChild(block.index + 1)
      if (!down || !next) continue
      const text = saying(down, reading)
      const [from, to] = [placeOf(reading, block.node), placeOf(reading, next)]
      if (from && to && !isLinked(reading, [block.node, next]))
        expect(keepsOtherLines(source, text, { from: from.from, to: to.to }), text).toBe(true)
      const { parent } = down.resolve(block.position)
      const back = withBlockDown(down, { ...block, node: next, parent })
      expect(back && writePreserving(back, reading)).toBe(source)
    }
  })

  test('a block that goes, and a new one in its place, leave all other lines', () => {
    const reading = read(source)
    for (const block of blocksOf(reading.doc)) {
      if (isLinked(reading, [block.node])) continue
      const only = block.parent.childCount === 1
      const place = (only ? null : placeOf(reading, block.node)) ?? placeAround(reading, block.position)
      for (const doc of [withoutBlock(reading.doc, block), withParagraphFor(reading.doc, block)])
        if (doc) expect(keepsOtherLines(source, saying(doc, reading), place), block.node.toString()).toBe(true)
    }
  })
})

/** What the preserving writer writes; it must read as what is written from the model alone. */
function saying(doc: Node, reading: TeiReading): string {
  const text = writePreserving(doc, reading)
  expect(told(read(text).doc), text).toBe(told(read(writeRebuilt(doc)).doc))
  return text
}

function placeOf(reading: TeiReading, node: Node): { from: number; to: number } | null {
  const block = reading.blocks[keyOf(node) ?? -1]
  return block ? { from: block.gap, to: block.end } : null
}

/** Whether one of these blocks holds a fragment of a span that others hold as well: their links change with it. */
function isLinked(reading: TeiReading, nodes: readonly Node[]): boolean {
  const keys = new Set<number | null>()
  for (const node of nodes) {
    keys.add(keyOf(node))
    node.descendants((inner) => {
      keys.add(keyOf(inner))
    })
  }
  return [...reading.linked.values()].some((fragments) => fragments.some(({ key }) => keys.has(key)))
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
