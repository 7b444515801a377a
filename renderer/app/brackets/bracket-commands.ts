import i18next from 'i18next'
import { joinHyphenated, nextHyphenated } from '../../../shared/commands/join-hyphenated'
import { isEditable } from '../../editor/plugins/editable'
import { perform } from '../../editor/perform'
import { reveal } from '../../editor/reveal'
import type { Command } from '../command'
import type { Session } from '../session'

/** What turns brackets into tags, says what they mean, and joins words over the ends of lines and pages. */
export function bracketCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'brackets/read',
      group: 'tag',
      keys: ['Mod-Alt-b'],
      enabled: ({ text }) => text !== null && isEditable(text.state),
      run: () => {
        session.dialog.set({ kind: 'brackets' })
      },
    },
    {
      name: 'brackets/table',
      group: 'edition',
      keys: [],
      enabled: () => session.edition !== null,
      run: () => {
        if (session.edition !== null) session.dialog.set({ kind: 'bracket-table', edition: session.edition })
      },
    },
    {
      name: 'hyphen/join',
      group: 'page',
      keys: ['Alt-Shift-y'],
      enabled: ({ text }) => text !== null && isEditable(text.state),
      run: ({ text }) => {
        if (!text) return
        const said = (code: 'joined' | 'next' | 'none') => {
          session.say(i18next.t(`hyphen.${code}`, { ns: 'interventions' }))
        }
        if (perform(text, 'hyphen/join', joinHyphenated(session.practice.now.get().hyphens))) {
          said('joined')
          return
        }
        // Where none stands at the caret, the key leads to the next one.
        const next = nextHyphenated(text.state)
        if (next) reveal(text, next.from, next.to, 'focus')
        said(next ? 'next' : 'none')
      },
    },
  ]
}
