import type { Node } from 'prosemirror-model'
import { align } from '../tei/align'
import { Digests } from './digest'
import { continuedText, standsSame } from './inline'

/** For each block of a doc, and each note in its text, the node of another doc that it goes on from, if there is one. */
export type Pairs = ReadonlyMap<Node, Node>

/** The most blocks in a row that are compared each with each. */
const FEW = 60

/** How alike two blocks must be at least to be the same block with other text, from 0 to 1. */
const ALIKE = 0.2

/** Finds what each block of `now` goes on from. The pairs among the parts of one node stand in one order in both docs. */
export function pairDocs(before: Node, now: Node): Pairs {
  const finder = new PairFinder()
  finder.pair(before, now)
  return finder.pairs
}

class PairFinder {
  readonly pairs = new Map<Node, Node>()
  private readonly digests = new Digests()

  pair(before: Node, now: Node): void {
    this.pairs.set(now, before)
    if (now.isLeaf || before.isLeaf) return
    if (before.inlineContent !== now.inlineContent) return
    if (now.inlineContent) this.notes(before, now)
    else this.parts(before.children, now.children)
  }

  private notes(before: Node, now: Node): void {
    if (now.children.every((child) => child.isLeaf)) return
    if (standsSame(before, now)) {
      now.children.forEach((child, index) => {
        if (!child.isLeaf) this.pair(before.child(index), child)
      })
      return
    }
    for (const { note } of continuedText(before, now)) if (note) this.pair(note[0], note[1])
  }

  private parts(before: readonly Node[], now: readonly Node[]): void {
    const { digests } = this
    const matches = align(
      before.map((node) => digests.of(node)),
      now.map((node) => digests.of(node)),
    )
    let from = 0
    let start = 0
    const between = (to: number, end: number) => {
      this.changed(before.slice(from, to), now.slice(start, end))
    }
    matches.forEach((match, index) => {
      const [old, node] = [before[match], now[index]]
      if (match < 0 || !old || !node) return
      between(match, index)
      this.pair(old, node)
      from = match + 1
      start = index + 1
    })
    between(before.length, now.length)
  }

  /** Pairs what stands between two equal parts: in order, those that are most alike. */
  private changed(before: readonly Node[], now: readonly Node[]): void {
    if (before.length === 0 || now.length === 0) return
    const places =
      Math.max(before.length, now.length) > FEW ? inOrder(before, now) : bestPairs(before, now, this.likeness)
    for (const [i, j] of places) {
      const [old, node] = [before[i], now[j]]
      if (old && node) this.pair(old, node)
    }
  }

  private readonly likeness: Likeness = (before, now) => {
    if (before.isLeaf !== now.isLeaf || (!now.isLeaf && before.inlineContent !== now.inlineContent)) return 0
    const kin = before.type === now.type ? (before.attrs['name'] === now.attrs['name'] ? 0.25 : 0.1) : 0
    if (now.isLeaf) return before.type === now.type ? 0.5 + kin : 0
    const shared = now.inlineContent ? sharedText(before.textContent, now.textContent) : this.sharedParts(before, now)
    return shared + kin
  }

  /** How much of the parts of two containers is the same: by their digests, and those of what is in them. */
  private sharedParts(before: Node, now: Node): number {
    const old = new Set(before.children.map((child) => this.digests.of(child)))
    const same = now.children.filter((child) => old.has(this.digests.of(child))).length
    const parts = same / Math.max(before.childCount, now.childCount)
    return Math.max(parts, sharedText(before.textContent, now.textContent))
  }
}

type Likeness = (before: Node, now: Node) => number

/** Where there are too many to compare, place decides. */
function inOrder(before: readonly Node[], now: readonly Node[]): readonly [number, number][] {
  const shorter = Math.min(before.length, now.length)
  return Array.from({ length: shorter }, (_, index): [number, number] => [index, index])
}

/** How much of the longer of two texts is equal at their starts and ends, from 0 to 1. */
function sharedText(one: string, other: string): number {
  const longer = Math.max(one.length, other.length)
  if (longer === 0) return 1
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end))
    end++
  return (start + end) / longer
}

/** The pairs in one order that are together most alike. */
function bestPairs(before: readonly Node[], now: readonly Node[], likeness: Likeness): readonly [number, number][] {
  const width = now.length + 1
  const weights = new Float64Array((before.length + 1) * width)
  const alike = new Float64Array((before.length + 1) * width)
  const at = (table: Float64Array, i: number, j: number) => table[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const [old, node] = [before[i], now[j]]
      const likes = old && node ? likeness(old, node) : 0
      alike[i * width + j] = likes
      const taken = likes >= ALIKE ? likes + at(weights, i + 1, j + 1) : 0
      weights[i * width + j] = Math.max(taken, at(weights, i + 1, j), at(weights, i, j + 1))
    }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < before.length && j < now.length;) {
    const likes = at(alike, i, j)
    const here = at(weights, i, j)
    if (likes >= ALIKE && here === likes + at(weights, i + 1, j + 1)) pairs.push([i++, j++])
    else if (here === at(weights, i + 1, j)) i++
    else j++
  }
  return pairs
}
