import type { Node } from 'prosemirror-model'
import type { BlockAttrs } from '../schema'
import { Lines } from '../xml/lines'
import { linesOf } from './lines'

/** What was read of a source, as far as lines are concerned. */
interface Reading {
  readonly source: string
  readonly doc: Node
  readonly blocks: readonly {
    readonly gap: number
    readonly start: number
    readonly startTagEnd: number
    readonly endGap: number
    readonly endTagStart: number
    readonly end: number
    readonly node: Node
  }[]
  readonly linked: ReadonlyMap<string, readonly { readonly key: number }[]>
}

/**
 * The first line of a source that went, though no block that stands in it was edited, moved or removed; `null` where there
 * is none. `doc` is the doc that was written as `written`. The tags of an element that holds blocks count as edited where
 * it has other attributes or other blocks directly in it.
 */
export function lineLost(reading: Reading, doc: Node, written: string): string | null {
  const lines = linesOf(reading.source)
  const allowed = new Uint8Array(lines.length)
  const places = new Lines(reading.source)
  const allow = (from: number, to: number) => allowed.fill(1, places.placeOf(from).line - 1, places.placeOf(to).line)
  const now = placesByKey(doc)
  const before = placesByKey(reading.doc)
  const linked = linkedBlocks(reading, now)
  reading.blocks.forEach((block, key) => {
    const here = now.get(key)
    const there = before.get(key)
    const moved = here?.parent !== there?.parent || here?.after !== there?.after
    if (moved || !here) allow(block.gap, block.start)
    if (here && here.parent !== there?.parent) allow(block.gap, block.end)
    if (block.node.inlineContent || block.node.isLeaf) {
      if (!here?.node.eq(block.node) || linked.has(key)) allow(block.gap, block.end)
      return
    }
    if (here?.node.hasMarkup(block.node.type, block.node.attrs) === true && sameParts(here.node, block.node)) return
    allow(block.gap, block.startTagEnd)
    allow(block.endGap, block.end)
  })
  const left = new Map<string, number>()
  for (const line of linesOf(written)) left.set(line, (left.get(line) ?? 0) + 1)
  for (const [index, line] of lines.entries()) {
    if (allowed[index] === 1) continue
    const count = left.get(line) ?? 0
    if (count === 0) return line
    left.set(line, count - 1)
  }
  return null
}

/** Stands for the key of what was read from nothing. */
const NEW = -1

interface Placed {
  readonly node: Node
  readonly parent: number | null
  readonly after: number | null
}

function placesByKey(doc: Node): ReadonlyMap<number, Placed> {
  const places = new Map<number, Placed>()
  const walk = (node: Node, parent: number | null) => {
    let after: number | null = null
    node.forEach((child) => {
      if (child.isInline) return
      const key = keyOf(child)
      if (key !== null && !places.has(key)) places.set(key, { node: child, parent, after })
      if (!child.inlineContent) walk(child, key ?? NEW)
      after = key
    })
  }
  const key = keyOf(doc)
  if (key !== null) places.set(key, { node: doc, parent: null, after: null })
  walk(doc, key)
  return places
}

/** The blocks that share a span with others of which one was edited or is gone. */
function linkedBlocks(reading: Reading, now: ReadonlyMap<number, Placed>): ReadonlySet<number> {
  const keys = [...reading.linked.values()].flatMap((fragments) => fragments.map(({ key }) => key))
  const edited = keys.some((key) => !now.get(key)?.node.eq(reading.blocks[key]?.node ?? reading.doc))
  return new Set(edited ? keys : [])
}

function sameParts(a: Node, b: Node): boolean {
  return (
    a.childCount === b.childCount &&
    a.children.every((child, i) => {
      const key = keyOf(child)
      return key === keyOf(b.child(i)) && (key !== null || child.eq(b.child(i)))
    })
  )
}

function keyOf(node: Node): number | null {
  return (node.attrs as Partial<BlockAttrs>).key ?? null
}
