import { besideText } from '../beside-text'
import i18next from 'i18next'
import type { Command } from '../command'
import type { Session } from '../session'

/** How fast a voice reads, beside its usual pace. */
export const rates = [0.6, 0.8, 1, 1.2, 1.5, 2] as const

/** What has the text read aloud. */
export function readAloudCommands(session: Session): readonly Command[] {
  const { settings } = session
  const pace = (name: string, next: (rate: number) => number | undefined): Command => ({
    name,
    group: 'view',
    keys: [],
    enabled: ({ text }) => text !== null,
    run: ({ say }) => {
      settings.set({ readRate: next(settings.get().readRate) ?? settings.get().readRate })
      say(i18next.t('aloud.rate', { ns: 'proofing', rate: settings.get().readRate }))
    },
  })
  return [
    {
      name: 'read/aloud',
      group: 'view',
      keys: ['Shift-F6'],
      enabled: ({ text }) => text !== null,
      active: () => besideText(session).readAloud.reading.get(),
      run: () => void besideText(session).readAloud.toggle(),
    },
    {
      name: 'read/punctuation',
      group: 'view',
      keys: [],
      enabled: ({ text }) => text !== null,
      active: () => settings.get().readPunctuation,
      run: ({ say }) => {
        settings.set({ readPunctuation: !settings.get().readPunctuation })
        say(i18next.t(settings.get().readPunctuation ? 'aloud.marksOn' : 'aloud.marksOff', { ns: 'proofing' }))
      },
    },
    pace('read/slower', (rate) => rates.findLast((one) => one < rate)),
    pace('read/faster', (rate) => rates.find((one) => one > rate)),
  ]
}
