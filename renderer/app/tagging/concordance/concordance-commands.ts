import i18next from 'i18next'
import type { Command } from '../../command'
import type { Session } from '../../session'
import { startAt } from '../occurrences/occurrence-start'
import { entriesNamed } from '../occurrences/occurrence-search'

/** Shows every mention of an entry in the edition, by its id. */
export function showConcordance(session: Session, entry: string): void {
  session.dialog.set({ kind: 'concordance', entry })
}

/** The concordance of the entry that the tag at the caret points at, or that the words there name. */
export function concordanceCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'register/concordance',
      group: 'go',
      keys: ['Alt-Shift-f'],
      enabled: ({ text }) => text !== null,
      run: ({ text, say }) => {
        const { index, entries } = session.register.now.get()
        const start = text && startAt(text.state, index, text.id)
        const entry = start?.entry ?? (start && entriesNamed(start.words, entries)[0])
        if (entry) showConcordance(session, entry.id)
        else say(i18next.t('concordance.noEntryHere', { ns: 'tagging' }))
      },
    },
  ]
}
