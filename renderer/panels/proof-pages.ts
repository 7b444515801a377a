import type { EditorState } from 'prosemirror-state'
import { indexAt } from '../../shared/queries/landmarks'
import type { Stop } from '../editor/commands/finding-walk'
import { landmarksOf } from '../editor/state'

/** The page that the caret is on, by its index among the page breaks; -1 before the first. */
export const pageAtCaret = (state: EditorState): number => indexAt(landmarksOf(state).pages, state.selection.head)

/** Whether a text has page breaks. */
export const hasPagesNow = (state: EditorState): boolean => landmarksOf(state).pages.positions.length > 0

/** Whether a place stands in the text of a page: what was found in the header or around the text stands on none. */
export const isOnPage = (stop: Stop, from: number, to: number): boolean =>
  (stop.kind !== 'checked' || stop.finding.where === 'text') && stop.from >= from && stop.from < to

/** Whether it was found in the header or around the text. */
export const isOffPages = (stop: Stop): boolean => stop.kind === 'checked' && stop.finding.where !== 'text'
