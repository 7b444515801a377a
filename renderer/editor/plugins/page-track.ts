import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { MoveStep } from '../../../shared/commands/move-step'
import { followPages, trackPages, type PageTrack } from '../../../shared/proofing/follow-pages'
import type { PageRecord } from '../../../shared/proofing/page-record'
import { newId } from '../new-id'
import { landmarksOf } from './landmarks'

/** What is stored of a text's pages. */
export interface StoredPages {
  readonly pages: readonly PageRecord[]
  readonly gone: readonly PageRecord[]
}

const key = new PluginKey<PageTrack>('page-track')
const nothing: StoredPages = { pages: [], gone: [] }

/** Which page of the text is which: the ids of their records, one for each page break, in order; one where there is none. */
export function pageTrackOf(state: EditorState): PageTrack {
  return key.getState(state) ?? trackPages(nothing, state.doc, landmarksOf(state).pages, newId)
}

/** Takes the pages of the text for those that are stored: another window may have named them otherwise. */
export function setPageTrack(transaction: Transaction, stored: StoredPages): Transaction {
  return transaction.setMeta(key, stored).setMeta('addToHistory', false)
}

/** Keeps which page is which while the text is changed; must stand after the landmarks. */
export function pageTrack(stored: StoredPages = nothing): Plugin<PageTrack> {
  return new Plugin<PageTrack>({
    key,
    state: {
      init: (_, state) => trackPages(stored, state.doc, landmarksOf(state).pages, newId),
      apply(transaction, track, before, after) {
        const told = transaction.getMeta(key) as StoredPages | undefined
        if (told !== undefined) return trackPages(told, transaction.doc, landmarksOf(after).pages, newId)
        const [was, is] = [landmarksOf(before).pages, landmarksOf(after).pages]
        if (was.values === is.values) return track
        const placeOf = (pos: number) => placeAfter(transaction, pos)
        return followPages(track, { before: before.doc, after: transaction.doc, was, is, placeOf }, newId)
      },
    },
  })
}

/** Where a page break goes; moved blocks take theirs along. */
function placeAfter({ steps }: Transaction, from: number): { readonly pos: number; readonly deleted: boolean } {
  let pos = from
  let deleted = false
  for (const step of steps) {
    const moves = step instanceof MoveStep && pos >= step.from && pos < step.to
    const mapped = moves ? null : step.getMap().mapResult(pos, 1)
    deleted ||= mapped?.deletedAfter === true
    pos = mapped === null && step instanceof MoveStep ? step.moved(pos, 1) : (mapped?.pos ?? pos)
  }
  return { pos, deleted }
}
