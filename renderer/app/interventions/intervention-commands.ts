import i18next from 'i18next'
import { removeIntervention } from '../../../shared/commands/change-intervention'
import { standingIntervention } from '../../../shared/commands/standing-intervention'
import { isEditable } from '../../editor/plugins/editable'
import { perform } from '../../editor/perform'
import type { Command } from '../command'
import type { Session } from '../session'

/** What records editorial interventions, changes them and takes them away. */
export function interventionCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'intervention/make',
      group: 'tag',
      keys: ['Alt-Shift-c'],
      enabled: ({ text }) => text !== null && isEditable(text.state),
      run: () => {
        session.dialog.set({ kind: 'intervention' })
      },
    },
    {
      name: 'intervention/remove',
      group: 'tag',
      keys: ['Alt-Shift-d'],
      enabled: ({ text }) => text !== null && isEditable(text.state) && standingIntervention(text.state) !== null,
      run: ({ text }) => {
        const standing = text && standingIntervention(text.state)
        if (!standing) return
        if (!perform(text, 'intervention/remove', removeIntervention(standing, 'was'))) return
        text.view?.focus()
        const kind = i18next.t(`kind.${standing.kind.id}`, { ns: 'interventions' })
        session.say(i18next.t('removed', { ns: 'interventions', kind }))
      },
    },
  ]
}
