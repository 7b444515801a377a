import type { Transcription } from '../transcription'
import { exportPlainText } from './plain-text'
import { exportTei, type TeiExportOptions } from './tei'

/** A format that a transcription can be written in. */
export interface Format {
  /** How the names of its files end. */
  readonly ending: string
  /** The format's text; `options` speak to the formats that know them. */
  readonly write: (transcription: Transcription, options?: TeiExportOptions) => string
}

/** The formats, by the id under which choices are stored and the command line knows them. */
export const formats = {
  tei: { ending: '.xml', write: exportTei },
  txt: { ending: '.txt', write: ({ doc }) => exportPlainText(doc) },
} as const satisfies Readonly<Record<string, Format>>

/** The id of a format. */
export type FormatId = keyof typeof formats
