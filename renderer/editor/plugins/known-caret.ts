import { Plugin } from 'prosemirror-state'
import { readCaret } from '../read-caret'
import { layOutNear } from '../views/lay-out-near'

/** How far from the caret a key may write or go, in pixels; where it goes by pages, as many pages more. */
const reach = { any: 200, pages: 1.2 } as const

/**
 * A key finds the caret where the one before it has put it, and the words around it laid out. Browsers tell of a moved caret
 * only some time after the key that moved it, and lay out what came in sight in their next frame; where somebody is faster than
 * that, as when the machine is busy, a command would be run where the caret was before. So the view is told before each key.
 */
export function knownCaret(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (event.isComposing) return false
          readCaret(view)
          const page = event.key.startsWith('Page') ? (view.dom.parentElement?.clientHeight ?? 0) : 0
          layOutNear(view, reach.any + reach.pages * page)
          return false
        },
      },
    },
  })
}
