import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { indexAt } from '../../../shared/queries/landmarks'
import { landmarksOf } from '../../editor/plugins/landmarks'
import type { OpenText } from '../open-text'

/** How long scrolling rests before the image follows, in milliseconds. */
const rest = 120

/** On which page a position stands, counted from 0; -1 before the first page break. A text without breaks is one page. */
export function pageIndexAt(state: EditorState, pos: number): number {
  const { pages } = landmarksOf(state)
  return pages.positions.length === 0 ? 0 : indexAt(pages, pos)
}

/** Where the caret stands in the text of its page: how much of it is before, and how much it is, in positions of the doc. */
export function placeInPage(state: EditorState): { readonly offset: number; readonly length: number } {
  const { positions } = landmarksOf(state).pages
  const { head } = state.selection
  const index = pageIndexAt(state, head)
  const start = positions[index] ?? 0
  const end = positions[index + 1] ?? state.doc.content.size
  return { offset: Math.max(0, head - start), length: Math.max(1, end - start) }
}

/**
 * Tells which page is in sight: that of the caret when it moves, and that of the first line in sight when the text is scrolled away
 * from it. Nothing is measured while somebody types. Returns what stops it.
 */
export function followPage(text: OpenText, told: (index: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let { selection } = text.state
  const atCaret = () => {
    told(pageIndexAt(text.state, text.state.selection.head))
  }
  const scrolled = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const { view } = text
      if (view === null || view.isDestroyed) return
      const top = topInSight(view)
      if (top === null || isCaretInSight(view)) atCaret()
      else told(pageIndexAt(text.state, top))
    }, rest)
  }
  const stop = text.subscribe((_, state) => {
    if (state.selection.eq(selection)) return
    selection = state.selection
    atCaret()
  })
  const scroller = text.view?.dom.parentElement ?? null
  scroller?.addEventListener('scroll', scrolled, { passive: true })
  atCaret()
  return () => {
    clearTimeout(timer)
    stop()
    scroller?.removeEventListener('scroll', scrolled)
  }
}

function topInSight(view: EditorView): number | null {
  const frame = view.dom.parentElement?.getBoundingClientRect()
  const { left, width } = view.dom.getBoundingClientRect()
  if (frame === undefined) return null
  return view.posAtCoords({ left: left + width / 2, top: frame.top + frame.height / 4 })?.pos ?? null
}

function isCaretInSight(view: EditorView): boolean {
  const frame = view.dom.parentElement?.getBoundingClientRect()
  const { top, bottom } = view.coordsAtPos(view.state.selection.head)
  return frame !== undefined && bottom > frame.top && top < frame.bottom
}
