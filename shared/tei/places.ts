import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import type { BlockAttrs } from '../schema'
import { decodeReference } from '../xml/escape'
import { SPACE } from './place-log'
import type { TeiReading } from './read'

/**
 * Which position of a doc is which offset of its source, both ways: plain data, which can cross to a Worker. Stops of
 * equal index belong together, and both rise. Between two stops as far apart in doc and source stands text, character
 * by character; any others hold one thing between them: a tag, a reference, folded white space, a leaf.
 */
export interface Places {
  /** Positions of the doc. */
  readonly doc: Int32Array
  /** Offsets of the source, in UTF-16 units. */
  readonly source: Int32Array
}

/** A stretch of a source text, in UTF-16 offsets. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Maps a doc to the source it was read from. Walks both once. */
export function placesOf(reading: TeiReading): Places {
  return new PlaceReader(reading).places()
}

/**
 * Where in the source stands what follows `position`, or with `assoc` -1 where what stands before it ends. Exact for
 * every character; within something that is one whole in the source, such as a reference, where that begins.
 */
export function sourceAt({ doc, source }: Places, position: number, assoc: -1 | 1 = 1): number {
  return across(doc, source, position, assoc)
}

/**
 * Where in the doc stands what begins at `offset`, or with `assoc` -1 where what ends there ends. Exact for every
 * character; within something that is one whole in the doc, such as a leaf, where that begins.
 */
export function docAt({ doc, source }: Places, offset: number, assoc: -1 | 1 = 1): number {
  return across(source, doc, offset, assoc)
}

/** The stretch of the source in which a stretch of the doc stands, without the tags around it. */
export function sourceRange(places: Places, { from, to }: DocRange): Stretch {
  const start = sourceAt(places, from)
  return { from: start, to: from === to ? start : Math.max(start, sourceAt(places, to, -1)) }
}

/** The stretch of the doc that stands in a stretch of the source; a point where nothing of it does. */
export function docRange(places: Places, { from, to }: Stretch): DocRange {
  const start = docAt(places, from)
  return { from: start, to: from === to ? start : Math.max(start, docAt(places, to, -1)) }
}

function across(here: Int32Array, there: Int32Array, at: number, assoc: -1 | 1): number {
  const after = firstBeyond(here, at, assoc)
  const index = assoc > 0 ? after - 1 : after
  if (index < 0) return there[0] ?? 0
  if (index >= here.length) return there[there.length - 1] ?? 0
  const stop = here[index] ?? 0
  const start = there[index] ?? 0
  if (stop === at) return start
  if (assoc > 0) {
    const room = (there[index + 1] ?? start) - start
    return start + Math.min(at - stop, Math.max(0, room - 1))
  }
  // The stop is the end of what `at` stands in: a whole ends there.
  const [from, begin] = [here[index - 1] ?? stop, there[index - 1] ?? start]
  return stop - from === start - begin ? start - (stop - at) : start
}

/** The index of the first stop after `at`; with `assoc` -1 of the first that is not before it. */
function firstBeyond(stops: Int32Array, at: number, assoc: -1 | 1): number {
  let low = 0
  let high = stops.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const stop = stops[middle] ?? 0
    if (stop < at || (assoc > 0 && stop === at)) low = middle + 1
    else high = middle
  }
  return low
}

/** Takes in stops in rising order and leaves out those that the ones around them say. */
export class Stops {
  private readonly doc: number[] = []
  private readonly source: number[] = []

  add(position: number, offset: number): void {
    const { doc, source } = this
    const last = doc.length - 1
    const [lastDoc, lastSource] = [doc[last] ?? -1, source[last] ?? -1]
    if (last >= 0 && position === lastDoc && offset === lastSource) return
    const inLine = last > 0 && position - lastDoc === offset - lastSource && this.isText(last)
    if (inLine) {
      doc[last] = position
      source[last] = offset
      return
    }
    doc.push(position)
    source.push(offset)
  }

  places(): Places {
    return { doc: Int32Array.from(this.doc), source: Int32Array.from(this.source) }
  }

  /** Whether text stands before the stop at `index`. */
  private isText(index: number): boolean {
    const { doc, source } = this
    const [position, offset] = [doc[index] ?? 0, source[index] ?? 0]
    return position - (doc[index - 1] ?? 0) === offset - (source[index - 1] ?? 0)
  }
}

/** Walks a doc along what the reader told of it. */
class PlaceReader {
  private readonly reading: TeiReading
  private readonly stops = new Stops()
  private next = 0

  constructor(reading: TeiReading) {
    this.reading = reading
  }

  places(): Places {
    const { doc } = this.reading
    const [, startTagEnd = 0, endTagStart = 0] = this.take()
    this.stops.add(0, startTagEnd)
    this.children(doc, 0)
    this.stops.add(doc.content.size, endTagStart)
    return this.stops.places()
  }

  private children(parent: Node, start: number): void {
    let position = start
    for (const child of parent.children) {
      this.node(child, position)
      position += child.nodeSize
    }
  }

  private node(node: Node, position: number): void {
    if (node.isText) {
      this.text(node.nodeSize, position)
      return
    }
    if (isUntagged(node)) {
      this.children(node, position + 1)
      return
    }
    const [start = 0, startTagEnd = 0, endTagStart = 0, end = 0] = this.take()
    const after = position + node.nodeSize
    this.stops.add(position, start)
    if (!node.isLeaf) {
      this.stops.add(position + 1, startTagEnd)
      this.children(node, position + 1)
      this.stops.add(after - 1, endTagStart)
    }
    this.stops.add(after, end)
  }

  private take(): readonly number[] {
    return [...this.reading.log.subarray(this.next, (this.next += 4))]
  }

  /** A text node is as many pieces as stood side by side with the same spans. */
  private text(size: number, position: number): void {
    for (let done = 0; done < size;) {
      const [start = 0, end = 0, length = size, space = 0] = this.take()
      this.piece({ start, end }, { position: position + done, length }, space)
      done += length
    }
  }

  /** Goes through the characters of a piece as the reader did. */
  private piece(
    { start, end }: { readonly start: number; readonly end: number },
    { position, length }: { readonly position: number; readonly length: number },
    space: number,
  ): void {
    const { source } = this.reading
    const last = position + length
    let at = position
    let afterSpace = space === SPACE.foldedFromStart
    let inSection = false
    for (let offset = start; offset < end && at < last;) {
      const character = source.charAt(offset)
      if (inSection ? source.startsWith(']]>', offset) : character === '<') {
        offset += inSection ? ']]>'.length : '<![CDATA['.length
        inSection = !inSection
        continue
      }
      PLAIN.lastIndex = offset
      if (PLAIN.test(source)) {
        this.stops.add(at, offset)
        at += PLAIN.lastIndex - offset
        offset = PLAIN.lastIndex
        afterSpace = false
        this.stops.add(at, offset)
        continue
      }
      const unit = !inSection && character === '&' ? this.reference(offset) : lineEnd(source, offset, character)
      let read = 0
      for (const one of unit.text.split('')) {
        const blank = space !== SPACE.kept && ' \t\n\r'.includes(one)
        if (!(blank && afterSpace)) read++
        afterSpace = blank
      }
      if (read > 0) this.stops.add(at, offset)
      at += read
      offset = unit.end
      if (at >= last) this.stops.add(last, offset)
    }
  }

  private reference(offset: number): { readonly text: string; readonly end: number } {
    const { source, entities } = this.reading
    const end = source.indexOf(';', offset) + 1
    const name = source.slice(offset + 1, end - 1)
    return { text: decodeReference(name) ?? entities.get(name) ?? '', end }
  }
}

/** Characters that stand for themselves, in running text and in sections. */
const PLAIN = /[^&<\]\t\n\r ]+/y

/** One character, or a line end of two that is read as one. */
function lineEnd(source: string, offset: number, character: string): { readonly text: string; readonly end: number } {
  return { text: character, end: offset + (character === '\r' && source.charAt(offset + 1) === '\n' ? 2 : 1) }
}

/** Whether a node was made to hold others and has no tags: a loose row or its cell. */
function isUntagged(node: Node): boolean {
  return (node.type.name === 'row' || node.type.name === 'cell') && (node.attrs as BlockAttrs).name === ''
}
