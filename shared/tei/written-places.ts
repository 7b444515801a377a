import type { Node } from 'prosemirror-model'
import { align } from './align'
import { placesOf, sourceAt, Stops, type Places } from './places'
import type { TeiReading } from './read'
import { isLoose } from './write'

/**
 * Maps a doc to the source it was written as; `reading` is that source, read again. Writing drops what TEI cannot say
 * (spaces at the end of a block, empty loose text), so the doc that is read may be shorter; what is dropped is mapped
 * to the place where it would stand.
 */
export function writtenPlaces(doc: Node, reading: TeiReading): Places {
  const places = placesOf(reading)
  return sameShape(doc, reading.doc) ? places : composed(matched(doc, reading.doc), places)
}

/** Whether every position of two nodes means the same: the same tree with the same text, whatever the names and spans. */
function sameShape(a: Node, b: Node): boolean {
  if (a === b) return true
  if (a.content.size !== b.content.size || a.isLeaf !== b.isLeaf || a.inlineContent !== b.inlineContent) return false
  const alike = a.childCount === b.childCount && a.children.every((child, i) => sameChild(child, b.child(i)))
  return alike || (a.inlineContent && sameLine(a, b))
}

function sameChild(a: Node, b: Node): boolean {
  return a.isText || b.isText ? a.text === b.text : sameShape(a, b)
}

/** The same for running text, which spans may cut differently. */
function sameLine(a: Node, b: Node): boolean {
  const others = piecesOf(b.children, 0)
  return piecesOf(a.children, 0).every(({ key }, i) => key === others[i]?.key)
}

/** Something in a doc that has a counterpart in another where the keys are equal. */
interface Item {
  readonly key: string
  readonly position: number
  readonly size: number
  readonly node: Node | null
}

/** The parts of a node that holds blocks, told by their text without its white space: at the edges of what is in them it may be written otherwise. */
function partsOf(parent: Node, start: number): Item[] {
  let position = start
  return parent.children.map((node) => {
    const key = `${isLoose(node) ? '' : kindOf(node)} ${node.textContent.replace(/[ \t\r\n]+/g, '')}`
    const item = { key, position, size: node.nodeSize, node }
    position += node.nodeSize
    return item
  })
}

/** All that stands in some nodes, one after the other: the starts and ends of those that are written with tags, leaves, characters. */
function piecesOf(nodes: readonly Node[], start: number): Item[] {
  const pieces: Item[] = []
  const add = (key: string, position: number, size = 1) => pieces.push({ key, position, size, node: null })
  let position = start
  for (const node of nodes) {
    if (node.isText) (node.text ?? '').split('').forEach((key, i) => add(key, position + i))
    else if (node.isLeaf) add(kindOf(node), position, node.nodeSize)
    else {
      const tagged = !isLoose(node)
      if (tagged) add(kindOf(node), position)
      for (const piece of piecesOf(node.children, position + 1)) pieces.push(piece)
      if (tagged) add(`/${kindOf(node)}`, position + node.nodeSize - 1)
    }
    position += node.nodeSize
  }
  return pieces
}

/** What a node must be to be another's counterpart: what it is called may depend on what is around it. */
function kindOf(node: Node): string {
  if (node.isLeaf) return `<${node.type.name}`
  return node.isInline ? '<note' : node.inlineContent ? '<line' : '<block'
}

/** Which position of `doc` is which of `read`, as stops. */
function matched(doc: Node, read: Node): Places {
  const matcher = new Matcher()
  matcher.inside(doc, read, 0, 0)
  return matcher.stops.places()
}

/** Matches two docs that are alike but for a few places. */
class Matcher {
  readonly stops = new Stops()

  /** Matches what is in two nodes; `at` and `to` are the positions at which it starts. */
  inside(a: Node, b: Node, at: number, to: number): void {
    this.stops.add(at, to)
    if (a.inlineContent || b.inlineContent) this.pieces(piecesOf(a.children, at), piecesOf(b.children, to))
    else this.parts(partsOf(a, at), partsOf(b, to))
    this.stops.add(at + a.content.size, to + b.content.size)
  }

  private parts(a: readonly Item[], b: readonly Item[]): void {
    const matches = matchesOf(a, b)
    let [done, other] = [0, 0]
    for (let i = 0; i <= a.length; i++) {
      const match = i < a.length ? (matches[i] ?? -1) : b.length
      if (match < 0) continue
      this.run(a.slice(done, i), b.slice(other, match))
      this.pair(a[i], b[match])
      done = i + 1
      other = match + 1
    }
  }

  /** Parts that say something else: blocks whose content changed, or some that are written as others. */
  private run(a: readonly Item[], b: readonly Item[]): void {
    const [first, its] = [a[0], b[0]]
    if (!first || !its) return
    const oneForOne = a.length === b.length && a.every(({ node }, i) => canPair(node, b[i]?.node))
    if (oneForOne) a.forEach((item, i) => this.pair(item, b[i]))
    else this.pieces(piecesOf(nodesOf(a), first.position), piecesOf(nodesOf(b), its.position))
  }

  private pieces(a: readonly Item[], b: readonly Item[]): void {
    const matches = matchesOf(a, b)
    a.forEach((item, i) => {
      const its = b[matches[i] ?? -1]
      if (its) this.both(item, its)
    })
  }

  private pair(item: Item | undefined, its: Item | undefined): void {
    if (!item || !its) return
    const { node: a } = item
    const { node: b } = its
    if (a && b && !a.isLeaf && !b.isLeaf && !sameShape(a, b)) {
      this.stops.add(item.position, its.position)
      this.inside(a, b, item.position + 1, its.position + 1)
      this.stops.add(item.position + item.size, its.position + its.size)
    } else this.both(item, its)
  }

  private both(item: Item, its: Item): void {
    this.stops.add(item.position, its.position)
    this.stops.add(item.position + item.size, its.position + its.size)
  }
}

function matchesOf(a: readonly Item[], b: readonly Item[]): Int32Array {
  return align(
    b.map(({ key }) => key),
    a.map(({ key }) => key),
  )
}

function nodesOf(items: readonly Item[]): Node[] {
  return items.flatMap(({ node }) => node ?? [])
}

function canPair(a: Node | null, b: Node | null | undefined): boolean {
  return a !== null && b !== null && b !== undefined && kindOf(a) === kindOf(b) && !isLoose(a) && !isLoose(b)
}

/** The places of a doc by those of the doc that it was read as. */
function composed(match: Places, places: Places): Places {
  const stops = new Stops()
  stops.add(0, places.source[0] ?? 0)
  let next = 0
  for (let i = 1; i < match.doc.length; i++) {
    const [start, end] = [match.doc[i - 1] ?? 0, match.doc[i] ?? 0]
    const [from, to] = [match.source[i - 1] ?? 0, match.source[i] ?? 0]
    const same = end - start === to - from
    if (same && (places.doc[next] ?? Infinity) > from) stops.add(start, sourceAt(places, from))
    for (; (places.doc[next] ?? Infinity) < (same ? to + 1 : to); next++)
      if (same) stops.add((places.doc[next] ?? 0) - from + start, places.source[next] ?? 0)
    if (same) stops.add(end, sourceAt(places, to))
  }
  const last = match.doc.length - 1
  stops.add(match.doc[last] ?? 0, places.source[places.source.length - 1] ?? 0)
  return stops.places()
}
