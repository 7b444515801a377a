import { writePreserving } from '../tei/preserve'
import { readTei } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import type { Transcription } from '../transcription'

/** How a TEI file is written. */
export interface TeiExportOptions {
  /** Write from the model alone, though there is a source whose characters could be kept. */
  readonly rebuild?: boolean
}

/**
 * Writes a transcription as the text of a TEI file. Where it was read from TEI, all that was not edited keeps the
 * characters of its source; a session that still holds what was read calls `writePreserving` itself, which is quicker.
 */
export function exportTei({ doc, source }: Transcription, { rebuild = false }: TeiExportOptions = {}): string {
  const reading = rebuild || source === null ? null : readTei(source).value
  return reading ? writePreserving(doc, reading) : writeRebuilt(doc)
}
