import type { PreviewChunk } from '../../../shared/export/html/preview-chunks'
import type { NotePlace } from '../../../shared/export/html/writing'
import type { Reading } from '../../../shared/queries/readings'

/** An image that a preview may show, without its bytes. */
export interface PreviewPicture {
  readonly id: string
  readonly name: string
  readonly width: number
  readonly height: number
}

/** What a preview asks for. Plain data, for it is sent to a Worker. */
export interface PreviewWanted {
  readonly reading: Reading
  readonly notes: NotePlace
  /** The images that the library has of the text, which its pictures are among. */
  readonly pictures: readonly PreviewPicture[]
  /** The revision of the text that is shown; `null` where nothing is. */
  readonly known: number | null
}

/** A chunk that is shown already, by its index in what is shown: it may stand at another position now. */
export interface KnownChunk {
  readonly was: number
  readonly pos: number
}

/** The chunks of a text in their order, of which those that are shown already are only named. */
export interface PreviewNews {
  readonly chunks: readonly (PreviewChunk | KnownChunk)[]
  /** Of BCP 47; `''` where it is not known. */
  readonly language: string
}
