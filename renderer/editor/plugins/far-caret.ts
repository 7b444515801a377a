import { Plugin } from 'prosemirror-state'
import { isFarOutOfSight, scrollToSelection } from '../reveal'

/**
 * A caret that is brought in sight from far away, as by typing after one has scrolled on, stays there. What comes in sight on the way
 * gets its true height only then, and would move it away again.
 */
export function farCaret(): Plugin {
  return new Plugin({
    props: {
      handleScrollToSelection(view) {
        if (!isFarOutOfSight(view, view.state.selection.head)) return false
        scrollToSelection(view, 'head')
        return true
      },
    },
  })
}
