import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { history } from 'prosemirror-history'
import type { Guess } from '../../shared/edition'

/** What an editor state is made from. */
export interface EditorStart {
  readonly doc: Node
  /** What the importer guessed, settled or not. */
  readonly guesses: readonly Guess[]
  /** `false` for a text that can be read only. */
  readonly editable?: boolean
}

/** The state of an open text. The plugin list is the table of contents of what the editor does. */
export function createEditorState({ doc }: EditorStart): EditorState {
  return EditorState.create({ doc, plugins: [history()] })
}
