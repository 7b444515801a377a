import type { CommandContext } from './command'
import type { Command } from './command'
import { readCommands, withLibraryWork, type LibraryWork } from './later-parts'
import type { TranscriptionSort } from './library-actions'
import type { Session } from './session'
import type { LibraryMatches } from '../store/library'
import type { EditionRow, TranscriptionRow } from '../store/rows'

/** What screens can have done, so that they need to know no more than what they show. */
export interface Actions {
  /** Runs a command by its name. */
  readonly run: (command: string) => void
  /** The key of a command, if it has one. */
  readonly keyOf: (command: string) => string | undefined
  readonly openEdition: (edition: string) => void
  readonly openTranscription: (transcription: string) => void
  /** Is told that the person is about to open a transcription: a button is pressed before it is let go. */
  readonly readAhead: (transcription: string) => void
  readonly openFiles: (folder: boolean) => void
  readonly openSample: () => void
  readonly renameEdition: (edition: EditionRow) => void
  readonly copyEdition: (edition: EditionRow) => void
  readonly removeEdition: (edition: EditionRow) => void
  readonly exportEdition: (edition: EditionRow) => void
  readonly editRounds: (edition: EditionRow) => void
  /** Saves an edition to its file, to another one, or gives a copy away. */
  readonly saveEdition: (edition: EditionRow, how: 'save' | 'save-as' | 'share') => void
  readonly openEditionFile: () => void
  readonly createTranscription: (edition: string) => void
  readonly renameTranscription: (row: TranscriptionRow) => void
  readonly copyTranscription: (row: TranscriptionRow) => void
  readonly moveTranscription: (row: TranscriptionRow) => void
  readonly removeTranscription: (row: TranscriptionRow) => void
  readonly putAt: (rows: readonly TranscriptionRow[], id: string, index: number) => void
  readonly sortBy: (rows: readonly TranscriptionRow[], sort: TranscriptionSort) => void
  readonly search: (query: string) => Promise<LibraryMatches>
}

/** What screens can have done in this session. */
export function actionsOf(session: Session, commands: readonly Command[], context: () => CommandContext): Actions {
  const byName = namesOf(commands)
  const work = (done: (library: LibraryWork) => unknown) => void withLibraryWork(session, done)
  return {
    run: (name) => {
      const known = byName.get(name)
      if (known !== undefined) runNow(known, context())
      else
        void readCommands(session).then((read) =>
          runNow(
            read.find((one) => one.name === name),
            context(),
          ),
        )
    },
    keyOf: (name) => byName.get(name)?.keys[0],
    openEdition: (edition) => void session.showEdition(edition),
    openTranscription: (id) => void session.openTranscription(id),
    readAhead: (id) => {
      session.store.readAhead(id)
    },
    openFiles: (folder) => {
      work((library) => library.openFiles(session, folder))
    },
    openSample: () => {
      work((library) => library.openSample(session))
    },
    renameEdition: (edition) => {
      session.dialog.set({ kind: 'rename-edition', edition })
    },
    copyEdition: (edition) => {
      work((library) => library.copyEdition(session, edition))
    },
    removeEdition: (edition) => {
      work((library) => library.removeEdition(session, edition))
    },
    exportEdition: (edition) => {
      work((library) => library.exportEdition(session, edition))
    },
    editRounds: ({ id }) => {
      session.dialog.set({ kind: 'rounds', edition: id })
    },
    saveEdition: ({ id }, how) => {
      work(({ saveEdition, saveEditionAs, shareEdition }) => {
        const save = { save: saveEdition, 'save-as': saveEditionAs, share: shareEdition }[how]
        return save(session, id)
      })
    },
    openEditionFile: () => {
      work((library) => library.chooseEdition(session))
    },
    createTranscription: (edition) => {
      work((library) => library.createTranscription(session, edition))
    },
    renameTranscription: (transcription) => {
      session.dialog.set({ kind: 'rename-transcription', transcription })
    },
    copyTranscription: (row) => {
      work((library) => library.copyTranscription(session, row))
    },
    moveTranscription: (transcription) => {
      session.dialog.set({ kind: 'move', transcription })
    },
    removeTranscription: (row) => {
      work((library) => library.removeTranscription(session, row))
    },
    putAt: (rows, id, index) => {
      work((library) => library.putAt(session, rows, id, index))
    },
    sortBy: (rows, sort) => {
      work((library) => library.sortBy(session, rows, sort))
    },
    search: (query) => session.store.search(query),
  }
}

/** The commands of a list by their names; kept with the list, which is one for as long as the program runs. */
function namesOf(commands: readonly Command[]): ReadonlyMap<string, Command> {
  const known = named.get(commands) ?? new Map(commands.map((command) => [command.name, command]))
  named.set(commands, known)
  return known
}

const named = new WeakMap<readonly Command[], ReadonlyMap<string, Command>>()

function runNow(command: Command | undefined, now: CommandContext): void {
  if (command?.enabled?.(now) === false) command.refuse?.(now)
  else command?.run(now)
}
