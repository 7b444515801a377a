import { selectedWords } from '../../editor/commands/selected-words'
import { findOf } from '../../editor/plugins/find'
import type { Command } from '../command'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { noSearch, type EditionSearch } from './edition-search'

/** Find and replace in all texts of the edition. */
export function findReplaceCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'replace/everywhere',
      group: 'edit',
      keys: ['Mod-Alt-h'],
      enabled: () => session.edition !== null,
      run: ({ text }) => {
        const [last = noSearch] = session.settings.get().searches
        session.dialog.set({ kind: 'find-replace', start: (text && startIn(text)) ?? last })
      },
    },
  ]
}

/** What the find bar of a text looks for where it is open, else what is selected; `null` for neither. */
function startIn({ state }: OpenText): EditionSearch | null {
  const { bar, query, replacement } = findOf(state)
  if (bar !== 'closed' && query.text !== '') {
    const { text, regex, caseSensitive, wholeWord, notes } = query
    const by = bar === 'replace' && replacement !== '' ? replacement : null
    return { ...noSearch, text, regex, caseSensitive, wholeWord, notes, replacement: by }
  }
  const text = selectedWords(state)
  return text === null ? null : { ...noSearch, text }
}
