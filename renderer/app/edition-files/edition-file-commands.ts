import type { Command } from '../command'
import type { Session } from '../session'
import { chooseEdition } from './open-edition'
import { saveEdition, saveEditionAs, shareEdition } from './save-edition'

/** What opens, saves and shares editions as files. */
export function editionFileCommands(session: Session): readonly Command[] {
  const withEdition = (name: string, keys: readonly string[], run: (edition: string) => unknown): Command => ({
    name,
    group: 'file',
    keys,
    enabled: () => session.edition !== null,
    run: () => {
      if (session.edition !== null) void run(session.edition)
    },
  })
  return [
    { name: 'edition/open', group: 'file', keys: ['Mod-Alt-o'], run: () => void chooseEdition(session) },
    withEdition('edition/save', ['Mod-Alt-s'], (id) => saveEdition(session, id)),
    withEdition('edition/save-as', ['Mod-Alt-Shift-s'], (id) => saveEditionAs(session, id)),
    withEdition('edition/share', [], (id) => shareEdition(session, id)),
  ]
}
