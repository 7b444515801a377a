import type { Node } from 'prosemirror-model'
import { alignItems } from './alignment'
import type { Stretch } from './difference'
import { itemsOf, type Item } from './items'
import { pairTokens } from './pair-tokens'
import { blockSaid, shellOf, type Numbers } from './said'
import { SpanPairs } from './span-pairs'
import { tokensOf, type Token } from './tokens'

/** A stretch of one doc that continues a stretch of the other. */
export interface Match {
  readonly old: Stretch
  readonly new: Stretch
  /** What differs in it all the same: the name or attributes of a node, or the spans on equal words; `null` where nothing does. */
  readonly differs: 'shell' | 'spans' | null
}

/** Finds what of two nodes' contents continues each other, in order in both. `starts` are the positions of the contents. */
export function matchContents(
  old: Node,
  now: Node,
  starts: { readonly old: number; readonly new: number },
  numbers: Numbers,
): readonly Match[] {
  const before = itemsOf(old, starts.old, numbers)
  const items = itemsOf(now, starts.new, numbers)
  const partners = pairItems(before, items)
  const matches: Match[] = []
  let [from, start] = [0, 0]
  for (let j = 0; j <= items.length; j++) {
    const i = j === items.length ? before.length : (partners[j] ?? -1)
    if (i < 0) continue
    if (i > from && j > start) add(matches, matchTokens(before.slice(from, i), items.slice(start, j), numbers))
    const [a, b] = [before[i], items[j]]
    if (a && b) addOne(matches, { old: a, new: b, differs: null })
    from = i + 1
    start = j + 1
  }
  return matches
}

/** Pairs items that say the same: blocks first, then the edges of containers that lie beside pairs. */
function pairItems(old: readonly Item[], now: readonly Item[]): Int32Array {
  const solid = ({ kind }: Item) => kind === 'line' || kind === 'leaf'
  const places = old.flatMap((item, index) => (solid(item) ? [index] : []))
  const present = now.flatMap((item, index) => (solid(item) ? [index] : []))
  const matches = alignItems(
    places.map((index) => old[index]?.key ?? -1),
    present.map((index) => now[index]?.key ?? -2),
  )
  const partners = new Int32Array(now.length).fill(-1)
  present.forEach((j, index) => {
    partners[j] = places[matches[index] ?? -1] ?? -1
  })
  let [from, start] = [0, 0]
  for (let j = 0; j <= now.length; j++) {
    const i = j === now.length ? old.length : (partners[j] ?? -1)
    if (i < 0) continue
    let [to, end] = [i, j]
    const equal = (a: number, b: number) => old[a]?.key === now[b]?.key
    while (from < to && start < end && equal(from, start)) partners[start++] = from++
    while (to > from && end > start && equal(to - 1, end - 1)) partners[--end] = --to
    from = i + 1
    start = j + 1
  }
  return partners
}

function matchTokens(old: readonly Item[], now: readonly Item[], numbers: Numbers): readonly Match[] {
  const before = tokensOf(old, numbers)
  const tokens = tokensOf(now, numbers)
  const partners = pairTokens(before, tokens)
  const spans = new SpanPairs()
  const matches: Match[] = []
  tokens.forEach((token, j) => {
    const partner = before[partners[j] ?? -1]
    if (partner) add(matches, matchPair(partner, token, spans, numbers))
  })
  return matches
}

function matchPair(old: Token, now: Token, spans: SpanPairs, numbers: Numbers): readonly Match[] {
  const stretches = { old: { from: old.from, to: old.to }, new: { from: now.from, to: now.to } }
  switch (now.kind) {
    case 'atom':
      return [{ ...stretches, differs: !spans.same(old, now) ? 'spans' : old.key === now.key ? null : 'shell' }]
    case 'begin':
    case 'open':
    case 'leaf':
      return [{ ...stretches, differs: old.key === now.key ? null : 'shell' }]
    case 'end':
    case 'close':
      return [{ ...stretches, differs: null }]
    case 'note':
      if (!spans.same(old, now)) return [{ ...stretches, differs: 'spans' }]
      return blockSaid(old.node) === blockSaid(now.node)
        ? [{ ...stretches, differs: null }]
        : matchNotes(old, now, numbers)
    case 'word':
    case 'sign':
    case 'space':
      return [{ ...stretches, differs: spans.same(old, now) ? null : 'spans' }]
  }
}

/** Two notes of which one says something else. */
function matchNotes(old: Token, now: Token, numbers: Numbers): readonly Match[] {
  const starts = { old: old.from + 1, new: now.from + 1 }
  return [
    {
      old: { from: old.from, to: starts.old },
      new: { from: now.from, to: starts.new },
      differs: shellOf(old.node) === shellOf(now.node) ? null : 'shell',
    },
    ...matchContents(old.node, now.node, starts, numbers),
    { old: { from: old.to - 1, to: old.to }, new: { from: now.to - 1, to: now.to }, differs: null },
  ]
}

function add(matches: Match[], more: readonly Match[]): void {
  for (const match of more) addOne(matches, match)
}

/** Adds a match, joined to the last one where it says the same of what follows on. */
function addOne(matches: Match[], { old, new: now, differs }: Match): void {
  const last = matches.at(-1)
  const follows = last?.old.to === old.from && last.new.to === now.from
  const one = last && follows && last.differs === differs && differs !== 'shell' ? last : null
  const match: Match = {
    old: { from: one?.old.from ?? old.from, to: old.to },
    new: { from: one?.new.from ?? now.from, to: now.to },
    differs,
  }
  if (one) matches[matches.length - 1] = match
  else matches.push(match)
}
