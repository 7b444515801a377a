import i18next from 'i18next'
import type { OpenedFile } from '../../../shared/host'
import { versionTitle } from '../../panels/version-words'
import { readProblem } from '../../store/problems'
import type { TranscriptionRow, VersionRow } from '../../store/rows'
import { besideText } from '../beside-text'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import type { ChosenText } from './CollateWith'

/** What the open text can be compared with in the library. */
export interface Others {
  /** Its own versions, the latest first. */
  readonly versions: readonly VersionRow[]
  /** All other transcriptions, with the names of their editions; those of its own edition first. */
  readonly transcriptions: readonly { readonly row: TranscriptionRow; readonly edition: string }[]
}

/** Finds what the open text can be compared with. */
export async function othersOf({ store, edition: own }: Session, { text }: OpenTranscription): Promise<Others> {
  const [versions, editions] = await Promise.all([store.versionsOf(text.id), store.db.editions.toArray()])
  const there = editions
    .filter(({ removed }) => removed === null)
    .toSorted((a, b) => Number(b.id === own) - Number(a.id === own) || a.name.localeCompare(b.name))
  const rows = await Promise.all(
    there.map(async ({ id, name }) =>
      (await store.transcriptionsOf(id)).map((row) => ({ row, edition: name })).filter(({ row }) => row.id !== text.id),
    ),
  )
  return { versions: versions.toReversed(), transcriptions: rows.flat() }
}

/** Compares the open text with what was chosen. */
export async function compareWithChosen(session: Session, chosen: ChosenText): Promise<void> {
  switch (chosen.kind) {
    case 'file': {
      const answer = await session.host.ask('files/open', 'witness')
      const [file] = answer.ok ? answer.value : []
      // The dialog for files leaves the focus nowhere, since what asked for it has closed.
      if (document.activeElement === document.body) session.open?.text.view?.focus()
      if (!answer.ok) session.tell(answer.problem)
      else if (file) await compareWithFile(session, file)
      return
    }
    case 'version': {
      const answer = await session.store.readVersion(chosen.row)
      if (!answer.ok) {
        session.tell(answer.problem)
        return
      }
      const title = versionTitle(chosen.row, Date.now(), i18next.language)
      await besideText(session).collating.start({ title, source: 'version', text: answer.value.doc })
      return
    }
    case 'transcription': {
      const read = await session.store.readText(chosen.row.id)
      if (read === null) session.tell(readProblem)
      else
        await besideText(session).collating.start({ title: chosen.row.title, source: 'transcription', text: read.doc })
    }
  }
}

/** Compares the open text with a file. */
export async function compareWithFile(session: Session, { name, content }: OpenedFile): Promise<void> {
  if (!content.ok) session.tell(content.problem)
  else
    await besideText(session).collating.start({
      title: name,
      source: 'file',
      text: { kind: 'file', name, bytes: content.value },
    })
}
