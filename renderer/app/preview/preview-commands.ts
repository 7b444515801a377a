import i18next from 'i18next'
import type { Command } from '../command'
import type { Session } from '../session'

/** What shows the text as its readers get it. */
export function previewCommands(session: Session): readonly Command[] {
  const { settings } = session
  return [
    {
      name: 'view/preview',
      group: 'view',
      keys: ['Alt-Shift-l'],
      enabled: ({ text }) => text !== null,
      active: () => settings.get().previewShown,
      run: ({ text }) => {
        const previewShown = !settings.get().previewShown
        settings.set({ previewShown })
        session.say(i18next.t(previewShown ? 'preview.shown' : 'preview.hidden'))
        if (!previewShown) text?.view?.focus()
      },
    },
  ]
}
