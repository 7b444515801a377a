import type { Problem } from '../../../shared/host'
import type { ImageRow } from '../../store/rows'

/** A file to take images of pages from. Its bytes are handed over. */
export interface FileToTake {
  readonly database: string
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** An image whose bytes the library has, and what is known of it. */
export interface TakenImage extends Pick<ImageRow, 'name' | 'sheet' | 'type' | 'width' | 'height' | 'bytes' | 'size'> {
  /** What a PDF calls the page; `null` where it says nothing. */
  readonly label: string | null
}

/** What a Worker says while it takes images from a file: each image, and last that it is done, or why it stopped. */
export type TakingNews =
  | { readonly kind: 'image'; readonly image: TakenImage; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly problems: readonly Problem[] }
