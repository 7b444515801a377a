import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'

export interface PageLandmark {
  readonly n: string
  readonly block: boolean
}
export interface NoteLandmark {
  readonly n: string
  readonly block: boolean
}
export interface HeadingLandmark {
  readonly text: string
  readonly level: number
}
/** Sorted positions and, at the same index, what stands there. `values` keeps its identity while only positions move. */
export interface LandmarkList<T> {
  readonly positions: readonly number[]
  readonly values: readonly T[]
}
export interface Landmarks {
  readonly pages: LandmarkList<PageLandmark>
  readonly notes: LandmarkList<NoteLandmark>
  readonly headings: LandmarkList<HeadingLandmark>
  readonly words: number
}
export declare function landmarksOf(doc: Node): Landmarks
export declare function updateLandmarks(landmarks: Landmarks, transaction: Transaction): Landmarks
/** Index of the last landmark at or before `pos`, or -1. */
export declare function indexAt(list: LandmarkList<unknown>, pos: number): number
