import type { Node } from 'prosemirror-model'
import { indexAt, landmarksOf, type Landmarks } from './landmarks'

/** A page: the position of the break it begins with, its number, and which it is, counted from 0. */
export interface Page {
  readonly pos: number
  readonly n: string
  readonly index: number
}

/** All pages of a doc in order. Walks the doc; where landmarks are at hand, those hold the same. */
export function pagesOf(doc: Node): readonly Page[] {
  const { pages } = landmarksOf(doc)
  return pages.values.map(({ n }, index) => ({ pos: pages.positions[index] ?? 0, n, index }))
}

/** The page on which `pos` stands, or `null` before the first page break. */
export function pageAt({ pages }: Pick<Landmarks, 'pages'>, pos: number): Page | null {
  // A caret right before a page break stands on the page before it.
  const index = indexAt(pages, pos - 1)
  const value = pages.values[index]
  return value ? { pos: pages.positions[index] ?? 0, n: value.n, index } : null
}
