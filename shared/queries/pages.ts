import type { Node } from 'prosemirror-model'
import type { Landmarks } from './landmarks'

export interface Page {
  readonly pos: number
  readonly n: string
  readonly index: number
}
export declare function pagesOf(doc: Node): readonly Page[]
/** The page on which `pos` stands (`index` counts from 0), or `null` before the first page break. */
export declare function pageAt(landmarks: Landmarks, pos: number): Page | null
