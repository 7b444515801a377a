import i18next from 'i18next'
import { presetNames, presetReadings, type PresetName } from '../../../shared/queries/readings'
import type { Command } from '../command'
import type { Session } from '../session'
import { readingNow, readingsOf, type ShownReading } from './reading'

/** What changes which reading of a text is shown, and whether corrections are recorded. */
export function readingCommands(session: Session): readonly Command[] {
  const { settings } = session
  const show = (preset: PresetName): Command => ({
    name: `reading/${preset}`,
    group: 'view',
    keys: [],
    enabled: ({ text }) => text !== null,
    active: () => readingNow(session).id === preset,
    run: () => {
      showReading(session, { id: preset, name: null, reading: presetReadings[preset] })
    },
  })
  return [
    ...presetNames.map(show),
    {
      name: 'reading/next',
      group: 'view',
      keys: ['Alt-8'],
      enabled: ({ text }) => text !== null,
      run: () => {
        const all = readingsOf(session)
        const now = all.findIndex(({ id }) => id === readingNow(session).id)
        const next = all[(now + 1) % all.length]
        if (next) showReading(session, next)
      },
    },
    {
      name: 'reading/own',
      group: 'view',
      keys: [],
      enabled: () => session.edition !== null,
      run: () => {
        if (session.edition !== null) session.dialog.set({ kind: 'readings', edition: session.edition })
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
export function showReading(session: Session, { id, name }: ShownReading): void {
  session.settings.set({ reading: id })
  const said =
    name === null
      ? i18next.t(`readings.said.${id as PresetName}`, { ns: 'proofing' })
      : i18next.t('readings.said.own', { ns: 'proofing', name })
  session.say(said)
}

/** Has corrections recorded from now on, and as what, or not any more; and says so. */
export function recordFrom(session: Session, recording: 'off' | 'correction' | 'regularisation'): void {
  session.settings.set({ recording, ...(recording === 'off' ? {} : { recordAs: recording }) })
  session.say(i18next.t(`recording.said.${recording}`, { ns: 'proofing' }))
}
