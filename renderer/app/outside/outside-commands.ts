import type { Command } from '../command'
import type { Session } from '../session'
import { compareOutside, keepMine, readOutside } from './outside-actions'

/** What can be done about a file that another program has changed. */
export function outsideCommands(session: Session): readonly Command[] {
  const command = (name: string, run: (session: Session) => Promise<void>): Command => ({
    name,
    group: 'edition',
    keys: [],
    run: () => void run(session),
    enabled: () => session.outside.get() !== null && session.open?.stored.readOnly === null,
  })
  return [
    command('outside/compare', compareOutside),
    command('outside/read', readOutside),
    command('outside/keep', keepMine),
  ]
}
