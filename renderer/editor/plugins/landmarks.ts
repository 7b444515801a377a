import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { landmarksOf as landmarksIn, updateLandmarks, type Landmarks } from '../../../shared/queries/landmarks'
import { presetReadings, type Reading } from '../../../shared/queries/readings'
import { wordCount } from '../../../shared/queries/words'
import { readingTurnedTo } from './reading'

interface Known {
  readonly landmarks: Landmarks
  /** The reading that words are counted in. */
  readonly reading: Reading
}

const key = new PluginKey<Known>('landmarks')

/** The pages, notes, headings and words of the text, kept up to date without walking it. */
export function landmarksOf(state: EditorState): Landmarks {
  return key.getState(state)?.landmarks ?? landmarksIn(state.doc)
}

/** How many words are told of the text where it is stored: all of it, whatever the reading that is shown hides. */
export function storedWords(state: EditorState): number {
  const known = key.getState(state)
  return known?.reading === presetReadings.all ? known.landmarks.words : wordCount(state.doc)
}

/** Keeps the landmarks of the text; see {@link landmarksOf}. The text is walked when it is opened and when the reading changes. */
export function landmarks(): Plugin<Known> {
  return new Plugin<Known>({
    key,
    state: {
      init: (_, { doc }) => ({ landmarks: landmarksIn(doc), reading: presetReadings.all }),
      apply: (transaction, known) => {
        const reading = readingTurnedTo(transaction)
        if (reading && reading !== known.reading) {
          // Only words depend on it: all else keeps its identity.
          const { words } = landmarksIn(transaction.doc, reading)
          const now = transaction.docChanged ? updateLandmarks(known.landmarks, transaction) : known.landmarks
          return { landmarks: { ...now, words }, reading }
        }
        if (!transaction.docChanged) return known
        return { ...known, landmarks: updateLandmarks(known.landmarks, transaction, known.reading) }
      },
    },
  })
}
