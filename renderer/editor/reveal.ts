import { NodeSelection, Selection, TextSelection, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { OpenText } from '../app/open-text'

/** How many frames the place is held: what comes in sight on the way there is laid out only then, and moves it. */
const frames = 12

/**
 * Selects what lies between two positions (a note, page break or other leaf as a whole, of a block its words) and
 * brings it in sight, however far away. With `focus`, the caret goes there too.
 */
export function reveal(text: OpenText, from: number, to: number, focus: 'focus' | 'stay'): void {
  const selection = selectionBetween(text.state, from, to)
  text.dispatch(text.state.tr.setSelection(selection))
  if (!text.view) return
  if (focus === 'focus') text.view.focus()
  scrollToSelection(text.view)
}

/**
 * Brings the start of the selection in sight, or its moving end, and holds it there until the layout has settled: also where somebody
 * goes on by keys meanwhile, but not against who scrolls or clicks.
 */
export function scrollToSelection(view: EditorView, end: 'from' | 'head' = 'from'): void {
  const { doc, selection } = view.state
  const own = new AbortController()
  for (const type of ['wheel', 'pointerdown'])
    addEventListener(
      type,
      () => {
        own.abort()
      },
      { signal: own.signal, capture: true, passive: true },
    )
  let left = frames
  const hold = () => {
    if (view.isDestroyed) own.abort()
    if (own.signal.aborted) return
    const isSame = view.state.doc === doc && view.state.selection.eq(selection)
    const moved = bringInSight(view, isSame ? selection[end] : view.state.selection.head)
    left = moved ? left - 1 : Math.min(left - 1, 2)
    if (left > 0) requestAnimationFrame(hold)
    else own.abort()
  }
  hold()
}

/** Scrolls so that `pos` stands in the upper third, if it is out of sight. Tells whether it scrolled. */
function bringInSight(view: EditorView, pos: number): boolean {
  const scroller = view.dom.parentElement
  if (!scroller) return false
  const frame = scroller.getBoundingClientRect()
  const place = placeOf(view, pos)
  if (place.top >= frame.top + 56 && place.bottom <= frame.bottom - 56) return false
  const before = scroller.scrollTop
  scroller.scrollTop += place.top - frame.top - frame.height / 3
  return Math.abs(scroller.scrollTop - before) > 1
}

/** Whether a position is more than half a screen out of sight. */
export function isFarOutOfSight(view: EditorView, pos: number): boolean {
  const frame = view.dom.parentElement?.getBoundingClientRect()
  if (!frame) return false
  const { top, bottom } = view.coordsAtPos(pos)
  return bottom < frame.top - frame.height / 2 || top > frame.bottom + frame.height / 2
}

function placeOf(view: EditorView, pos: number): { readonly top: number; readonly bottom: number } {
  const dom = view.nodeDOM(pos)
  return dom instanceof HTMLElement ? dom.getBoundingClientRect() : view.coordsAtPos(pos)
}

/** What {@link reveal} selects. */
export function selectionBetween({ doc }: EditorState, from: number, to: number): Selection {
  const node = doc.nodeAt(from)
  const whole = node !== null && !node.isText && from + node.nodeSize === to
  if (whole && (node.isInline || node.isLeaf) && NodeSelection.isSelectable(node))
    return NodeSelection.create(doc, from)
  if (whole && node.isBlock) {
    // Of a block, the words: so typing and tagging go on there. Of several, those of the first.
    const first = Selection.findFrom(doc.resolve(from), 1, true)
    if (first && first.to < to) return TextSelection.create(doc, first.$from.start(), first.$from.end())
  }
  return TextSelection.between(doc.resolve(from), doc.resolve(to))
}
