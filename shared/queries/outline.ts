import type { Node } from 'prosemirror-model'
import { landmarksOf } from './landmarks'

/** The heading of a division: the position before it, its text, and how many divisions are around it. */
export interface Heading {
  readonly pos: number
  readonly text: string
  readonly level: number
}

/** The headings of a doc's divisions in order. Walks the doc; where landmarks are at hand, those hold the same. */
export function outlineOf(doc: Node): readonly Heading[] {
  const { headings } = landmarksOf(doc)
  return headings.values.map(({ text, level }, index) => ({ pos: headings.positions[index] ?? 0, text, level }))
}
