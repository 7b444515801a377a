import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { noteAtSelection } from '../../../shared/queries/note-at'
import { stretchOfNote } from '../../../shared/queries/note-stretch'

interface Shown {
  /** The note that the caret is in or beside, or `null`. */
  readonly note: number | null
  readonly marks: DecorationSet
}

const none = DecorationSet.empty

/** Shows the words that the note at the caret is about, where it is on words. */
export function noteStretch(): Plugin<Shown> {
  return new Plugin<Shown>({
    state: {
      init: () => ({ note: null, marks: none }),
      apply(transaction, known, _, state) {
        if (!transaction.docChanged && !transaction.selectionSet) return known
        const note = noteAtSelection(state)
        if (note === null) return known.note === null ? known : { note, marks: none }
        if (note === known.note && !transaction.docChanged) return known
        const stretch = stretchOfNote(state.doc, note)
        if (!stretch) return { note, marks: none }
        const mark = Decoration.inline(stretch.from, stretch.to, { class: 'note-stretch' })
        return { note, marks: DecorationSet.create(state.doc, [mark]) }
      },
    },
    props: {
      decorations(state) {
        return this.getState(state)?.marks
      },
    },
  })
}
