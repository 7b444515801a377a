import type { Command } from '../command'
import type { Session } from '../session'

/** Asks who proofreads. */
export const whoCommand = (session: Session): Command => ({
  name: 'rounds/who',
  group: 'edition',
  keys: [],
  run: () => {
    session.dialog.set({ kind: 'proofreader', then: () => undefined })
  },
})
