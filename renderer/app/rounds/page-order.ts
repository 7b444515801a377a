import { indexAt } from '../../../shared/queries/landmarks'
import { pageTrackOf } from '../../editor/plugins/page-track'
import { landmarksOf } from '../../editor/plugins/landmarks'
import type { PageOrder } from '../../store/page-records'
import type { OpenText } from '../open-text'

/** Which page of an open text is which, to be stored. */
export function pageOrderOf({ id, state }: Pick<OpenText, 'id' | 'state'>): PageOrder {
  const { pages, gone } = pageTrackOf(state)
  return { transcription: id, pages, gone: gone.map((page) => page.id) }
}

/** The index of the page on which the caret stands; what stands before the first page break belongs to the first page. */
export function pageIndexOf({ state }: Pick<OpenText, 'state'>): number {
  return pageIndexAt({ state }, state.selection.head)
}

/** The index of the page on which a position stands, told in the same way. */
export function pageIndexAt({ state }: Pick<OpenText, 'state'>, pos: number): number {
  return Math.max(0, indexAt(landmarksOf(state).pages, pos))
}
