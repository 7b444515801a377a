import { editorCommands } from '../editor/commands'
import { isEditable } from '../editor/plugins/editable'
import { headerCommands } from './header/header-commands'
import { bracketCommands } from './brackets/bracket-commands'
import { backupCommands } from './backups/backup-commands'
import { collateCommands } from './collate/collate-commands'
import { checkCommands } from './check-commands'
import type { Command } from './command'
import { editionFileCommands } from './edition-files/edition-file-commands'
import { findReplaceCommands } from './find-replace/find-replace-commands'
import { copyTranscription, removeTranscription } from './library-actions'
import { fileCommands, helpCommands, libraryCommands, viewCommands } from './first-commands'
import { command, withText } from './new-command'
import { interventionCommands } from './interventions/intervention-commands'
import { outsideCommands } from './outside/outside-commands'
import { interchangeCommands } from './register/interchange-commands'
import { doubtCommands } from './proofing/doubt-commands'
import { registerCommands } from './register/register-commands'
import { previewCommands } from './preview/preview-commands'
import { imageCommands } from './page-images/image-commands'
import { roundCommands } from './rounds/round-commands'
import { noteAppCommands } from './notes/note-commands'
import type { OpenTranscription } from './screen'
import type { Session } from './session'
import { readAloudCommands } from './read-aloud/read-aloud-commands'
import { readingCommands } from './readings/reading-commands'
import { tagLookCommands } from './tagging/colours/tag-look'
import { concordanceCommands } from './tagging/concordance/concordance-commands'
import { occurrenceCommands } from './tagging/occurrences/occurrence-commands'
import { suggestionCommands } from './tagging/suggestions/suggestion-commands'
import { versionCommands } from './versions/version-commands'

/** Every command of the program, known to menu, palette, keys and help. */
export function allCommands(session: Session): readonly Command[] {
  return [
    ...fileCommands(session),
    ...editionFileCommands(session),
    ...libraryCommands(session),
    ...transcriptionCommands(session),
    ...elementCommands(session),
    ...viewCommands(session),
    ...helpCommands(session),
    ...editorCommands,
    ...noteAppCommands(session),
    ...checkCommands(session),
    ...registerCommands(session),
    ...interchangeCommands(session),
    ...doubtCommands(session),
    ...suggestionCommands(session),
    ...outsideCommands(session),
    ...versionCommands(session),
    ...collateCommands(session),
    ...backupCommands(session),
    ...findReplaceCommands(session),
    ...occurrenceCommands(session),
    ...concordanceCommands(session),
    ...tagLookCommands(session),
    ...readingCommands(session),
    ...previewCommands(session),
    ...interventionCommands(session),
    ...bracketCommands(session),
    ...headerCommands(session),
    ...readAloudCommands(session),
    ...roundCommands(session),
    ...imageCommands(session),
  ]
}

function transcriptionCommands(session: Session): readonly Command[] {
  const rowOf = ({ text }: OpenTranscription) => session.store.transcription(text.id)
  return [
    withText(session, 'transcription/rename', ['F2'], (open) => {
      void rowOf(open).then((transcription) => {
        if (transcription !== undefined) session.dialog.set({ kind: 'rename-transcription', transcription })
      })
    }),
    {
      ...withText(session, 'transcription/take-over', [], () => void session.takeOver()),
      enabled: () => (session.open?.elsewhere ?? null) !== null,
    },
    {
      ...withText(session, 'transcription/take-anyway', [], () => void session.takeAnyway()),
      enabled: () => mayForce(session),
    },
    withText(session, 'transcription/duplicate', [], (open) => {
      void rowOf(open).then((row) => row && copyTranscription(session, row))
    }),
    withText(session, 'transcription/move', [], ({ stored }) => {
      session.dialog.set({ kind: 'move', transcription: stored.transcription })
    }),
    withText(session, 'transcription/delete', [], (open) => {
      void rowOf(open).then((row) => row && removeTranscription(session, row))
    }),
    {
      ...withText(session, 'original/show', [], ({ stored: { original, transcription } }) => {
        void original?.row().then((row) => {
          session.dialog.set({ kind: 'original', original: row, title: transcription.title })
        })
      }),
      enabled: () => hasOriginal(session),
    },
    {
      ...withText(session, 'original/read-again', [], ({ stored }) => {
        session.dialog.set({ kind: 'read-again', transcription: stored.transcription })
      }),
      enabled: () => mayReplace(session),
    },
    { ...withText(session, 'transcription/next', ['Alt-PageDown'], () => void neighbour(session, 1)), group: 'go' },
    { ...withText(session, 'transcription/previous', ['Alt-PageUp'], () => void neighbour(session, -1)), group: 'go' },
  ]
}

/** Only a window that was asked and did not let go is not asked again. */
function mayForce({ open }: Session): boolean {
  const now = open?.elsewhere?.get()
  return now?.kind === 'silent' || (now?.kind === 'kept' && now.why === 'not-saved')
}

/** What another window has is not replaced under it. */
const mayReplace = (session: Session): boolean => hasOriginal(session) && session.open?.elsewhere === null

const hasOriginal = ({ open }: Session): boolean => open !== null && open.stored.original !== null

async function neighbour(session: Session, direction: 1 | -1): Promise<void> {
  const { edition, open } = session
  if (edition === null || open === null) return
  const rows = await session.store.transcriptionsOf(edition)
  const next = rows[rows.findIndex((row) => row.id === open.text.id) + direction]
  if (next !== undefined) await session.openTranscription(next.id)
}

function elementCommands(session: Session): readonly Command[] {
  const editable = () => session.open !== null && isEditable(session.open.text.state)
  return [
    {
      ...command('element/insert', 'element', ['Alt-i'], () => {
        session.dialog.set({ kind: 'insert-element' })
      }),
      enabled: editable,
    },
  ]
}
