import { writePreserving } from '../tei/preserve'
import { readSource } from '../tei/amended'
import type { TeiReading } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import type { Transcription } from '../transcription'
import { withCalendars } from './calendars'
import { withRegister, type RegisterToWrite } from './register-lists'

/** How a TEI file is written. */
export interface TeiExportOptions {
  /** Write from the model alone, though there is a source whose characters could be kept. */
  readonly rebuild?: boolean
  /** What was read of the source, where that is still at hand; else the source is read again. */
  readonly reading?: TeiReading
  /** The register, whose entries are written where the text points at them and does not hold them. */
  readonly register?: Omit<RegisterToWrite, 'source'>
  /** Whether the header may describe calendars, by the grammar of the edition; asked only where one would be written. Left out: it may. */
  readonly calendars?: () => boolean
}

/**
 * Writes a transcription as the text of a TEI file. Where it was read from TEI, all that was not edited keeps the
 * characters of its source; what is written of the register, and of calendars, is new beside it.
 */
export function exportTei({ doc, source }: Transcription, options: TeiExportOptions = {}): string {
  const { rebuild = false, reading = rebuild ? null : readSource(doc, source), register, calendars } = options
  const xml = reading && !rebuild ? writePreserving(doc, reading) : writeRebuilt(doc)
  return withCalendars(register ? withRegister(xml, { ...register, source }) : xml, source, calendars)
}
