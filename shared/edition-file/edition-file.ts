import type { Entry } from '../register/entry'
import type { Verdict } from '../proofing/doubt'
import type { PageRecord, Round } from '../proofing/page-record'
import type { Refusal } from '../register/suggestion'
import type { PieceId } from '../pieces/piece'
import type { TextFile } from '../text-file'

/** The version of the format that this program writes. It is raised when an older program could not read a file rightly. */
export const editionFileVersion = 3

/**
 * Why a version of a text was kept; `saved`: for it was written to the file of its edition, by which others may know it again;
 * `round`: the last page of a round of proofreading was finished, whose id and name stand in its act.
 */
export type VersionWhy =
  'began' | 'interval' | 'before-act' | 'before-restore' | 'named' | 'taken-in' | 'saved' | 'round'

/** A kept state of a text as an edition file holds it. */
export interface FiledVersion {
  readonly id: string
  readonly why: VersionWhy
  /** What the person called it; `null` for those that were kept unasked. */
  readonly name: string | null
  /** The act before which it was kept, as its code and values; `null` for others. */
  readonly act: { readonly code: string; readonly values: Readonly<Record<string, string | number>> } | null
  /** Milliseconds since 1970, UTC, by the clock of the machine; versions stand in the order in which they were kept. */
  readonly at: number
  readonly root: PieceId
  readonly schema: number
  /** The id of the original that its text was read from. */
  readonly original: string | null
  readonly words: number
  readonly pages: number
}

/**
 * A transcription as an edition file holds it. What is written has both its text as TEI and its exact state; of what was
 * read, one of the two may be missing.
 */
export interface FiledTranscription {
  readonly id: string
  readonly title: string
  readonly position: number
  readonly created: number
  readonly changed: number
  readonly pages: number
  readonly words: number
  readonly format: 'plain-text' | 'tei'
  /** Its text as a TEI file, as exporting it gives; `null` where that was damaged and its state is sound. */
  readonly tei: Uint8Array | null
  /**
   * Its exact state, guesses and all, among its pieces. `null` where the text must come from `tei`: pieces of it were
   * damaged, or a newer schema wrote them.
   */
  readonly root: PieceId | null
  readonly schema: number
  /** The id of the original it was read from. */
  readonly original: string | null
  /** What is known of its pages, in their order, and of those whose breaks were deleted; left out where nothing is. */
  readonly pageRecords?: { readonly pages: readonly PageRecord[]; readonly gone: readonly PageRecord[] } | null
  /** Oldest first. */
  readonly versions: readonly FiledVersion[]
  /** The images of its pages, in their order; left out where there are none. */
  readonly images?: readonly FiledImage[]
  /** What its state and its versions are made of. Pieces that were damaged are missing, so a version may lack some. */
  readonly pieces: ReadonlyMap<PieceId, Uint8Array>
}

/** An image of a page as an edition file holds it. */
export interface FiledImage {
  readonly id: string
  /** The name of the file that it came from, and which page of a PDF it was, counted from 1. */
  readonly name: string
  readonly sheet: number | null
  /** `image/jpeg`, `image/png` or `image/webp`. */
  readonly type: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  readonly position: number
  /** The SHA-256 digest of its bytes, in hexadecimal digits, and how many they are. */
  readonly digest: string
  readonly size: number
  /** `null` where they were left out, or damaged. */
  readonly bytes: Uint8Array | null
}

/** A file as it was read into the edition. */
export interface FiledOriginal {
  readonly id: string
  readonly name: string
  readonly format: 'plain-text' | 'tei'
  readonly file: TextFile
  /** The bytes of a file that was repaired, as they were. */
  readonly unrepaired: Uint8Array | null
}

/** An edition as a file of its own: a zip with a BagIt bag (RFC 8493) in it, readable without Recto. */
export interface EditionFile {
  /** The version of the format that it was written in. */
  readonly version: number
  /** The program that wrote it, such as `Recto 0.1.0`. */
  readonly program: string
  /** Milliseconds since 1970, UTC. */
  readonly written: number
  readonly edition: {
    readonly id: string
    readonly name: string
    readonly created: number
    readonly changed: number
    /** Its rounds of proofreading, in order; left out, or `null`, for those that Recto begins with. */
    readonly rounds?: readonly Round[] | null
    /** Its editorial practice as it is stored; left out, or `null`, for that which Recto begins with. */
    readonly practice?: Readonly<Record<string, unknown>> | null
  }
  readonly transcriptions: readonly FiledTranscription[]
  readonly register: readonly Entry[]
  /** The suggestions of tags that the person does not want to see again. */
  readonly refusals: readonly Refusal[]
  /** What the person said of doubtful places in this edition. */
  readonly verdicts: readonly Verdict[]
  /** The grammar of the edition: its files, the first of which holds its start. */
  readonly grammar: readonly { readonly name: string; readonly text: string }[] | null
  readonly originals: readonly FiledOriginal[]
}
