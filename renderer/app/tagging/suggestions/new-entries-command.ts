import type { Command } from '../../command'
import type { Session } from '../../session'

/** Whether entries that are not in the register yet are suggested, too. */
export const newEntriesCommand = (session: Session): Command => ({
  name: 'suggestion/new-entries',
  group: 'view',
  keys: [],
  active: () => session.settings.get().suggestedEntries,
  run: () => {
    const { suggestedEntries } = session.settings.get()
    session.settings.set({ suggestedEntries: !suggestedEntries })
  },
})
