import type { Mark } from 'prosemirror-model'
import { NodeSelection, Plugin, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { commonMarks } from '../../../shared/commands/span-marks'
import { spanRuns, SpanStep } from '../../../shared/commands/span-step'
import { readCaret } from '../read-caret'

/** What is composed in the place of tagged words: where, and in which spans it is to stand. */
interface Place {
  readonly from: number
  readonly marks: readonly Mark[]
}

/** How long after its end, in milliseconds, the view has surely taken up what was composed: it waits for 20 itself. */
const settled = 40

/**
 * Readies the place where something is going to be composed (accents, Chinese, Japanese …). A note or page break that is
 * only looked at must not go: the caret goes behind it. Selected words go first, and their spans come back at the end: an
 * element drawn anew around what is being composed would make the browser compose it twice.
 */
export function composing(): Plugin {
  let place: Place | null = null
  return new Plugin({
    props: {
      handleDOMEvents: {
        compositionstart(view) {
          const { doc, selection, tr } = view.state
          place = null
          if (selection instanceof NodeSelection) {
            const after = Selection.findFrom(doc.resolve(selection.to), 1, true)
            if (after) view.dispatch(tr.setSelection(after))
          } else if (!selection.empty) {
            const { $from, $to, from } = selection
            if ($from.sameParent($to)) place = { from, marks: commonMarks(doc, selection) }
            view.dispatch(tr.deleteSelection())
            view.dispatch(view.state.tr.setStoredMarks(null))
          }
          return false
        },
        compositionend(view) {
          const ended = place
          place = null
          if (ended && ended.marks.length > 0) setTimeout(bringBack, settled, view, ended)
          return false
        },
      },
    },
  })
}

function bringBack(view: EditorView, { from, marks }: Place): void {
  if (view.isDestroyed || view.composing) return
  readCaret(view)
  const { doc, selection, tr } = view.state
  const { $head, empty } = selection
  if (!(selection instanceof TextSelection) || !empty || $head.pos <= from || $head.start() > from) return
  view.dispatch(tr.step(new SpanStep(spanRuns(doc, from, $head.pos, () => marks))).setStoredMarks(marks))
}
