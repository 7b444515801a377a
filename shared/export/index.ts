import type { Transcription } from '../transcription'
import { endings, type FormatId } from './endings'
import { exportPlainText } from './plain-text'
import { exportTei, type TeiExportOptions } from './tei'

/** A format that a transcription can be written in. */
export interface Format {
  /** How the names of its files end. */
  readonly ending: string
  /** The format's text; `options` speak to the formats that know them. */
  readonly write: (transcription: Transcription, options?: TeiExportOptions) => string
}

/** The formats by their ids. */
export const formats = {
  tei: { ending: endings.tei, write: exportTei },
  txt: { ending: endings.txt, write: ({ doc }) => exportPlainText(doc) },
} as const satisfies Readonly<Record<FormatId, Format>>

export type { FormatId } from './endings'
