import type { PlacedBlock } from './block'

/** A block in the doc, with what a check gathered from it. */
export interface Gathered<Facts> {
  readonly place: PlacedBlock
  readonly facts: Facts
}

/**
 * The blocks of a text as they are read one after the other: the running text without its notes, each note, each cell of a
 * table. What begins in a block can end in a later one of the same flow alone.
 */
export function flowsOf<Facts>(blocks: readonly Gathered<Facts>[]): readonly (readonly Gathered<Facts>[])[] {
  const main: Gathered<Facts>[] = []
  const others: Gathered<Facts>[][] = []
  let before: PlacedBlock | null = null
  for (const one of blocks) {
    const { place } = one
    if (place.inNote) {
      if (before !== null && areNeighbours(before, place)) others.at(-1)?.push(one)
      else others.push([one])
      before = place
    } else {
      before = null
      if (place.role === 'cell') others.push([one])
      else main.push(one)
    }
  }
  return [main, ...others]
}

/** Whether nothing stands between the end of one block and the start of the next. */
function areNeighbours(before: PlacedBlock, after: PlacedBlock): boolean {
  return after.start - (before.start + before.block.node.content.size) === 2
}
