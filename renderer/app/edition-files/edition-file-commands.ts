import type { Command } from '../command'
import { withLibraryWork, type LibraryWork } from '../later-parts'
import type { Session } from '../session'

/** What opens, saves and shares editions as files. */
export function editionFileCommands(session: Session): readonly Command[] {
  const withEdition = (
    name: string,
    keys: readonly string[],
    run: (library: LibraryWork, edition: string) => unknown,
  ): Command => ({
    name,
    group: 'file',
    keys,
    enabled: () => session.edition !== null,
    run: () => {
      const { edition } = session
      if (edition !== null) void withLibraryWork(session, (library) => run(library, edition))
    },
  })
  return [
    {
      name: 'edition/open',
      group: 'file',
      keys: ['Mod-Alt-o'],
      run: () => void withLibraryWork(session, (library) => library.chooseEdition(session)),
    },
    withEdition('edition/save', ['Mod-Alt-s'], (library, id) => library.saveEdition(session, id)),
    withEdition('edition/save-as', ['Mod-Alt-Shift-s'], (library, id) => library.saveEditionAs(session, id)),
    withEdition('edition/share', [], (library, id) => library.shareEdition(session, id)),
  ]
}
