import type { CommandContext } from './command'
import type { Command } from './command'
import type { Drop } from './drops'
import { chooseEdition } from './edition-files/open-edition'
import { saveEdition, saveEditionAs, shareEdition } from './edition-files/save-edition'
import { exportEdition } from './export/export-edition'
import { collected, importFiles, openFiles } from './import-files'
import { readCommands } from './later-parts'
import {
  copyEdition,
  copyTranscription,
  createTranscription,
  putAt,
  removeEdition,
  removeTranscription,
  sortBy,
  type TranscriptionSort,
} from './library-actions'
import { addImages, areImages } from './page-images/add-images'
import { openSample } from './sample'
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
  const byName = new Map(commands.map((command) => [command.name, command]))
  return {
    run: (name) => {
      if (commands.length > 0) runNow(byName.get(name), context())
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
    openFiles: (folder) => void openFiles(session, folder),
    openSample: () => void openSample(session),
    renameEdition: (edition) => {
      session.dialog.set({ kind: 'rename-edition', edition })
    },
    copyEdition: (edition) => void copyEdition(session, edition),
    removeEdition: (edition) => void removeEdition(session, edition),
    exportEdition: (edition) => void exportEdition(session, edition),
    editRounds: ({ id }) => {
      session.dialog.set({ kind: 'rounds', edition: id })
    },
    saveEdition: ({ id }, how) => {
      const save = { save: saveEdition, 'save-as': saveEditionAs, share: shareEdition }[how]
      void save(session, id)
    },
    openEditionFile: () => void chooseEdition(session),
    createTranscription: (edition) => void createTranscription(session, edition),
    renameTranscription: (transcription) => {
      session.dialog.set({ kind: 'rename-transcription', transcription })
    },
    copyTranscription: (row) => void copyTranscription(session, row),
    moveTranscription: (transcription) => {
      session.dialog.set({ kind: 'move', transcription })
    },
    removeTranscription: (row) => void removeTranscription(session, row),
    putAt: (rows, id, index) => void putAt(session, rows, id, index),
    sortBy: (rows, sort) => void sortBy(session, rows, sort),
    search: (query) => session.store.search(query),
  }
}

function runNow(command: Command | undefined, now: CommandContext): void {
  if (command?.enabled?.(now) === false) command.refuse?.(now)
  else command?.run(now)
}

/** Takes in dropped files: images to the open text, texts into the edition they fell on, else into the one on the screen, else into a new one. */
export async function takeDrop(session: Session, drop: Drop): Promise<void> {
  const files = await collected(session, drop.files)
  if (files === null) return
  if (areImages(files)) await addImages(session, files)
  else await importFiles(session, files, drop.edition ?? session.edition)
}
