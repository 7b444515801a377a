import { calendarDay } from '../../../shared/edition-file/calendar-day'
import { readPractice } from '../../../shared/queries/editorial-practice'
import { presetReadings } from '../../../shared/queries/readings'
import { transcriptionsOf } from '../../store/library'
import { readingsIn } from '../readings/reading'
import type { Session } from '../session'
import type { ExportChoice } from './export-choice'
import type { ExportOrder } from './export-order'
import { editionOf, nameOf, type ExportSubject } from './export-subject'
import { windowFormats } from './window-formats'

/** Whether all texts of the edition are exported. */
export function isOfAll(subject: ExportSubject, { format, scope }: Pick<ExportChoice, 'format' | 'scope'>): boolean {
  return subject.kind === 'edition' || windowFormats[format].holds === 'edition' || scope === 'edition'
}

/** What is to be exported of a text, or of its edition, once all that was typed is stored; `null` where that cannot be. */
export async function orderOf(
  session: Session,
  subject: ExportSubject,
  { format, values, reading, scope }: ExportChoice,
): Promise<ExportOrder | null> {
  if (!(await session.rest())) return null
  const id = editionOf(subject)
  const edition = await session.store.db.editions.get(id)
  const all = isOfAll(subject, { format, scope })
  const texts =
    subject.kind === 'text' && !all
      ? [subject.transcription.id]
      : (await transcriptionsOf(session.store.db, id)).map((row) => row.id)
  const known = readingsIn(readPractice(edition?.practice))
  return {
    database: session.store.db.name,
    edition: id,
    texts,
    title: all ? (edition?.name ?? nameOf(subject)) : nameOf(subject),
    ...{ format, values },
    reading: known.find((one) => one.id === reading)?.reading ?? presetReadings.all,
    today: calendarDay(Date.now()),
    several: session.host.kind === 'electron' ? 'folder' : 'zip',
  }
}
