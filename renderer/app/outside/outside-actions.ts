import i18next from 'i18next'
import { readAgain, writtenText } from '../exporting'
import type { Session } from '../session'
import { comparedFile } from './compared-file'

/** Shows the file that was changed on disk beside what Recto would write into it. */
export async function compareOutside(session: Session): Promise<void> {
  const change = session.outside.get()
  const row = change === null ? undefined : await session.store.transcription(change.transcription)
  if (change === null || row === undefined) return
  const written = await writtenText(session, row, row.format === 'tei' ? 'tei' : 'txt')
  if (written === null) return
  const compared = comparedFile(change.ref.name, change.bytes, written.bytes)
  session.dialog.set({ kind: 'outside', compared })
}

/** Puts the file that was changed on disk in the place of the text; one undo brings the text back. */
export async function readOutside(session: Session): Promise<void> {
  const change = session.outside.get()
  const row = change === null ? undefined : await session.store.transcription(change.transcription)
  if (row !== undefined) await readAgain(session, row)
  session.outside.look()
}

/** Leaves the text as it is, and does not tell of this state of the file again. */
export async function keepMine(session: Session): Promise<void> {
  const change = session.outside.get()
  if (change === null) return
  await session.store.keepOriginStamp(change.transcription, change.stamp)
  session.outside.look()
  session.say(i18next.t('outside.kept'))
}
