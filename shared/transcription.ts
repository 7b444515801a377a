import type { Node } from 'prosemirror-model'

/**
 * One text with its header; on export, one TEI file.
 *
 * `doc` is the whole truth (the header stands in it as a leaf). `source` is the decoded text of the TEI file the
 * doc was read from, which the preserving writer reuses; `null` where there was none (plain text, new text).
 */
export interface Transcription {
  readonly doc: Node
  readonly source: string | null
}
