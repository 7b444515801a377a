import type { OpenText } from '../app/open-text'
import type { Measurable } from '../ui/Popover'

/** The place on the screen of a stretch of the open text, for what stands beside it. */
export function anchorAt({ view, state }: OpenText, from: number, to: number): Measurable {
  return {
    getBoundingClientRect() {
      if (!view || view.isDestroyed || to > view.state.doc.content.size || view.state.doc !== state.doc)
        return new DOMRect()
      const start = view.coordsAtPos(from, 1)
      const end = view.coordsAtPos(to, -1)
      const oneLine = end.top < start.bottom
      return new DOMRect(
        start.left,
        start.top,
        oneLine ? Math.max(0, end.right - start.left) : 0,
        (oneLine ? end.bottom : start.bottom) - start.top,
      )
    },
  }
}
