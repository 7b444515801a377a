import { Plugin } from 'prosemirror-state'
import { readCaret } from '../read-caret'

/**
 * A key finds the caret where the one before it has put it. Browsers tell of a moved caret only some time after the
 * key that moved it; where somebody is faster than that, as when the machine is busy, a command would be run where the
 * caret was before. So the view is told before each key.
 */
export function knownCaret(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (!event.isComposing) readCaret(view)
          return false
        },
      },
    },
  })
}
