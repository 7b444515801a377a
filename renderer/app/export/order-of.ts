import { calendarDay } from '../../../shared/edition-file/calendar-day'
import { windowFormats } from './window-formats'
import { transcriptionsOf } from '../../store/library'
import type { TranscriptionRow } from '../../store/rows'
import { readingsOf } from '../readings/reading'
import { presetReadings } from '../../../shared/queries/readings'
import type { Session } from '../session'
import type { ExportChoice } from './export-choice'
import type { ExportOrder } from './export-order'

/** Whether a choice is to export all texts of the edition. */
export function isOfAll({ format, scope }: Pick<ExportChoice, 'format' | 'scope'>): boolean {
  return windowFormats[format].holds === 'edition' || scope === 'edition'
}

/** What is to be exported of a text, or of its edition, once all that was typed is stored; `null` where that cannot be. */
export async function orderOf(
  session: Session,
  row: TranscriptionRow,
  { format, values, reading, scope }: ExportChoice,
): Promise<ExportOrder | null> {
  if (!(await session.rest())) return null
  const all = isOfAll({ format, scope })
  const rows = all ? await transcriptionsOf(session.store.db, row.edition) : [row]
  const edition = await session.store.db.editions.get(row.edition)
  return {
    database: session.store.db.name,
    edition: row.edition,
    texts: rows.map(({ id }) => id),
    title: all ? (edition?.name ?? row.title) : row.title,
    ...{ format, values },
    reading: readingsOf(session).find(({ id }) => id === reading)?.reading ?? presetReadings.all,
    today: calendarDay(Date.now()),
  }
}
