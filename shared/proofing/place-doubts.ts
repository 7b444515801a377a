import type { DocRange } from '../finding'
import { placeContext } from '../register/words-around'
import type { ProofBlock } from './block'
import type { BlockDoubt } from './check'
import type { Doubt } from './doubt'
import type { ProofPlace } from './proof-places'

/** A doubt of a block check, from offsets in the block's text to positions in its content. */
export function placedIn(block: ProofBlock, doubt: BlockDoubt): Doubt {
  const range = (one: DocRange) => contentRange(block, one.from, one.to)
  return {
    ...doubt,
    ...range(doubt),
    context: placeContext(block.read.text, doubt.from, doubt.to),
    fixes: doubt.fixes.map((fix) => ({ ...fix, range: range(fix.range) })),
    elsewhere: doubt.elsewhere.map(range),
  }
}

/** The positions in a block's content for a stretch of its text, without the notes at its ends; a point is right behind what stands before it. */
export function contentRange({ read }: ProofBlock, from: number, to: number): DocRange {
  if (from < to) return { from: read.before(from), to: read.after(to) }
  const at = from === 0 ? read.before(0) : read.after(from)
  return { from: at, to: at }
}

/**
 * Which of the places a position belongs to: the innermost around it; for what stands between blocks, as page breaks do, the one
 * before it, or the first. -1 where there are none.
 */
export function blockOf(places: readonly ProofPlace[], position: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.start ?? Infinity) <= position) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= 0; index--) {
    const place = places[index]
    if (place && position <= place.start + place.node.content.size) return index
  }
  return places.length === 0 ? -1 : Math.max(low - 1, 0)
}
