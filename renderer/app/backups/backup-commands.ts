import type { Command } from '../command'
import type { Session } from '../session'
import { copyNow } from './copy-actions'

/** What keeps work also outside of the library, and brings it back. */
export function backupCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'copies/now',
      group: 'file',
      keys: [],
      enabled: () => session.copying.copies.get().place !== null,
      run: () => void copyNow(session),
    },
    {
      name: 'copies/show',
      group: 'file',
      keys: [],
      run: () => {
        session.dialog.set({ kind: 'copies' })
      },
    },
    {
      name: 'recovery/show',
      group: 'file',
      keys: [],
      run: () => void session.showRecovery({ kind: 'asked' }),
    },
  ]
}
