import i18next from 'i18next'
import type { Entry } from '../../../../shared/register/entry'
import type { Command } from '../../command'
import type { Session } from '../../session'
import { isEditable } from '../../../editor/plugins/editable'
import { tagAndGoOn } from './next-occurrence'
import { startAt } from './occurrence-start'

/** Shows all occurrences of the names of an entry, to be tagged. */
export function showOccurrencesOf(session: Session, entry: Entry): void {
  session.dialog.set({ kind: 'occurrences', start: { words: '', kind: entry.kind, entry } })
}

/** All occurrences of the name at the caret or of what is selected. */
export function occurrenceCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'occurrence/all',
      group: 'tag',
      keys: ['Alt-f'],
      enabled: ({ text }) => text !== null,
      run: ({ text, say }) => {
        const start = text && startAt(text.state, session.register.now.get().index, text.id)
        if (start) session.dialog.set({ kind: 'occurrences', start })
        else say(i18next.t('occurrences.noName', { ns: 'tagging' }))
      },
    },
    {
      name: 'occurrence/next',
      group: 'tag',
      keys: ['Alt-Shift-g'],
      enabled: ({ text }) => text !== null && isEditable(text.state),
      run: ({ text, say }) => {
        const went = text && tagAndGoOn(text)
        const key =
          went === null ? 'noModel' : (`${went.tagged ? 'tagged' : 'went'}${went.found ? '' : 'Last'}` as const)
        say(i18next.t(`occurrences.next.${key}`, { ns: 'tagging', words: went?.words ?? '' }))
      },
    },
  ]
}
