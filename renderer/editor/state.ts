import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, Selection } from 'prosemirror-state'
import { recordTyping } from '../../shared/commands/record-typing'
import type { Guess } from '../../shared/edition'
import { newId } from './new-id'
import { acts } from './plugins/acts'
import { blankBlocks } from './plugins/blank-blocks'
import { checked } from './plugins/checked'
import { doubts } from './plugins/doubts'
import { collation } from './plugins/collation'
import { composing } from './plugins/composing'
import { editable } from './plugins/editable'
import { editingKeys } from './plugins/editing-keys'
import { elementChoice } from './plugins/element-choice'
import { grammar } from './plugins/grammar'
import { farCaret } from './plugins/far-caret'
import { find } from './plugins/find'
import { freshTags } from './plugins/fresh-tag'
import { guesses } from './plugins/guesses'
import { knownCaret } from './plugins/known-caret'
import { landmarks } from './plugins/landmarks'
import { noteCards } from './plugins/note-cards'
import { noteCaret } from './plugins/note-caret'
import { noteDrop } from './plugins/note-drop'
import { noteNumbers, openNotes } from './plugins/note-look'
import { noteStretch } from './plugins/note-stretch'
import { pageCaret } from './plugins/page-caret'
import { pageTrack, type StoredPages } from './plugins/page-track'
import { paste } from './plugins/paste'
import { pickedNotes } from './plugins/picked-note'
import { pointedPlace } from './plugins/pointed-place'
import { reading } from './plugins/reading'
import { references } from './plugins/references'
import { suggestions } from './plugins/suggestions'
import { surface } from './plugins/surface'
import { tableKeys, tables } from './plugins/tables'
import { frameTag } from './plugins/tag-at-caret'
import { taggingMode } from './plugins/tagging-mode'
import { typing } from './plugins/typing'
import { validity } from './plugins/validity'

/** What an editor state is made from. */
export interface EditorStart {
  readonly doc: Node
  /** What the importer guessed, settled or not. */
  readonly guesses: readonly Guess[]
  /** `false` for a text that can be read only. */
  readonly editable?: boolean
  /** What is stored of its pages; left out where nothing is. */
  readonly pages?: StoredPages
}

/** The state of an open text. The plugin list is the table of contents of what the editor does. */
export function createEditorState({
  doc,
  guesses: guessed,
  editable: mayEdit = true,
  pages,
}: EditorStart): EditorState {
  return EditorState.create({
    doc,
    // In the first words, not on a page break before them.
    selection: Selection.findFrom(doc.resolve(0), 1, true) ?? Selection.atStart(doc),
    plugins: [
      editable(mayEdit),
      // What is known of the text.
      reading(),
      landmarks(),
      pageTrack(pages),
      guesses(guessed),
      checked(),
      suggestions(),
      doubts(),
      collation(),
      find(),
      surface(),
      grammar(),
      elementChoice(),
      history({ depth: 1000 }),
      acts(),
      freshTags(),
      taggingMode(),
      // How it looks.
      blankBlocks(),
      openNotes(),
      noteNumbers(),
      noteStretch(),
      references(),
      pickedNotes(),
      noteCards(),
      frameTag(),
      dropCursor({ width: 2, color: 'var(--focus)' }),
      gapCursor(),
      // What keys, typing and pasting do.
      knownCaret(),
      farCaret(),
      noteCaret(),
      noteDrop(),
      pageCaret(),
      pointedPlace(),
      composing(),
      tableKeys(),
      editingKeys(),
      tables(),
      typing(),
      recordTyping(newId),
      paste(),
      validity(),
    ],
  })
}

export { guessesOf } from './plugins/guesses'
export { landmarksOf, storedWords } from './plugins/landmarks'
