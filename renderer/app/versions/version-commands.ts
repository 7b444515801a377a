import type { Command } from '../command'
import type { Session } from '../session'
import { compareWith } from './version-actions'

/** What keeps versions of the open text and compares it with them. */
export function versionCommands(session: Session): readonly Command[] {
  const isOpen = () => session.open !== null
  return [
    {
      name: 'version/name',
      group: 'file',
      keys: ['Alt-k'],
      enabled: () => session.open !== null && session.open.stored.readOnly === null,
      run: () => {
        session.dialog.set({ kind: 'name-version', row: null })
      },
    },
    {
      name: 'version/compare-last',
      group: 'view',
      keys: ['Alt-Shift-k'],
      enabled: isOpen,
      run: () => void compareWith(session, 'last'),
    },
    {
      name: 'version/compare-today',
      group: 'view',
      keys: [],
      enabled: isOpen,
      run: () => void compareWith(session, 'today'),
    },
  ]
}
