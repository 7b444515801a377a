import type { Node } from 'prosemirror-model'
import type { Guess } from '../edition'
import type { TeiReading } from '../tei/read'
import type { TextFile } from '../text-file'

/** What an importer makes of one file. */
export interface Imported {
  /** What the library calls it: the title of the header, else the first heading, else the file's name. */
  readonly title: string
  readonly format: 'plain-text' | 'tei'
  readonly doc: Node
  /** The file as it was read: kept as the original; for TEI, the source that the preserving writer reuses. */
  readonly file: TextFile
  /** What the importer guessed, each at its place in the doc, for the person to settle. */
  readonly guesses: readonly Guess[]
  /** For TEI, what was read of the file, so that a writer need not read it again. */
  readonly reading?: TeiReading
}
