import type { Reading } from './finding'

/** The encodings that Recto reads and writes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'windows-1252'

/** A file's text and how its bytes spelt it, so that writing can spell it the same way. */
export interface TextFile {
  readonly text: string
  readonly encoding: Encoding
  /** Whether a byte order mark stood before the text (`text` never holds it). */
  readonly bom: boolean
}

/** What can be made of a file's bytes; see `decodeTextFile`. */
export type TextFileReading = Reading<TextFile>
