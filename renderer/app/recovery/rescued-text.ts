import { guessesOf } from '../../editor/plugins/guesses'
import { landmarksOf, storedWords } from '../../editor/plugins/landmarks'
import type { TextStore } from '../../store/text-store'
import type { OpenText } from '../open-text'

/** An open text as it is written whole into a library that has lost it. */
export function rescuedText({ state }: OpenText): ReturnType<Parameters<TextStore['rescue']>[0]> {
  const pages = landmarksOf(state).pages.positions.length
  return { doc: state.doc, guesses: guessesOf(state), words: storedWords(state), pages }
}
