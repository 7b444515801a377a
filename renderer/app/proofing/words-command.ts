import type { Command } from '../command'
import type { Session } from '../session'

/** Shows the words and dictionaries that proofreading knows. */
export const wordsCommand = (session: Session): Command => ({
  name: 'doubt/words',
  group: 'edition',
  keys: [],
  run: () => {
    session.dialog.set({ kind: 'words' })
  },
})
