import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { landmarksOf as landmarksIn, updateLandmarks, type Landmarks } from '../../../shared/queries/landmarks'

const key = new PluginKey<Landmarks>('landmarks')

/** The pages, notes, headings and words of the text, kept up to date without walking it. */
export function landmarksOf(state: EditorState): Landmarks {
  return key.getState(state) ?? landmarksIn(state.doc)
}

/** Keeps the landmarks of the text; see {@link landmarksOf}. */
export function landmarks(): Plugin<Landmarks> {
  return new Plugin<Landmarks>({
    key,
    state: {
      init: (_, { doc }) => landmarksIn(doc),
      apply: (transaction, known) => (transaction.docChanged ? updateLandmarks(known, transaction) : known),
    },
  })
}
