import i18next from 'i18next'
import type { Command } from '../command'
import type { Session } from '../session'
import { readings, type Reading } from './reading'

/** What changes which reading of a text is shown, and whether corrections are recorded. */
export function readingCommands(session: Session): readonly Command[] {
  const { settings } = session
  const show = (reading: Reading): Command => ({
    name: `reading/${reading}`,
    group: 'view',
    keys: [],
    enabled: ({ text }) => text !== null,
    active: () => settings.get().reading === reading,
    run: () => {
      showReading(session, reading)
    },
  })
  return [
    ...readings.map(show),
    {
      name: 'reading/next',
      group: 'view',
      keys: ['Alt-8'],
      enabled: ({ text }) => text !== null,
      run: () => {
        const now = readings.indexOf(settings.get().reading)
        showReading(session, readings[(now + 1) % readings.length] ?? 'all')
      },
    },
    {
      name: 'correction/record',
      group: 'edit',
      keys: ['Mod-Alt-r'],
      active: () => settings.get().recording !== 'off',
      run: () => {
        const { recording, recordAs } = settings.get()
        recordFrom(session, recording === 'off' ? recordAs : 'off')
      },
    },
  ]
}

/** Shows a reading of the text, and says which. */
export function showReading(session: Session, reading: Reading): void {
  session.settings.set({ reading })
  session.say(i18next.t(`readings.said.${reading}`, { ns: 'proofing' }))
}

/** Has corrections recorded from now on, and as what, or not any more; and says so. */
export function recordFrom(session: Session, recording: 'off' | 'correction' | 'regularisation'): void {
  session.settings.set({ recording, ...(recording === 'off' ? {} : { recordAs: recording }) })
  session.say(i18next.t(`recording.said.${recording}`, { ns: 'proofing' }))
}
