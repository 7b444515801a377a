import type { Edition, Guess } from '../../shared/edition'
import type { VersionWhy } from '../../shared/edition-file/edition-file'
import type { FileRef, FileStamp, FolderFile } from '../../shared/host'
import type { PieceId } from '../../shared/pieces/piece'
import type { Verdict } from '../../shared/proofing/doubt'
import type { PageRecord, Round } from '../../shared/proofing/page-record'
import type { Entry } from '../../shared/register/entry'
import type { Refusal } from '../../shared/register/suggestion'
import type { TextFile } from '../../shared/text-file'
import type { PageChange } from './page-records'

/** An edition as it is stored. What is deleted stays, marked, until it is swept; so deleting can be undone. */
export interface EditionRow extends Edition {
  /** When it was deleted, in milliseconds since 1970; `null` while it is there. */
  readonly removed: number | null
  /** The id of the grammar that its texts are checked by, or `null`. */
  readonly grammar: string | null
  /** The `.recto` file that it is saved to, and as which it was last read or written; `null` where there is none. */
  readonly file: FileLink | null
  /** Why it can only be read: a newer program wrote its file. */
  readonly readOnly: 'newer' | null
  /** Its rounds of proofreading, in order; left out, or `null`, for those that Recto begins with. */
  readonly rounds?: readonly Round[] | null
  /** Its editorial practice, to be read by `readPractice`; left out, or `null`, for that which Recto begins with. */
  readonly practice?: Readonly<Record<string, unknown>> | null
  /** How all of it was last exported; left out, or `null`, where it never was. It names a place on this machine and does not travel. */
  readonly exported?: LastExport | null
}

/** A file outside the library, and how it was when Recto read or wrote it last. */
export interface FileLink {
  readonly ref: FileRef
  /** `null` where that is not known. */
  readonly stamp: FileStamp | null
}

/** A grammar in the XML syntax of RELAX NG. It never changes: choosing another makes another row. */
export interface GrammarRow {
  readonly id: string
  /** Its files, the first of which holds its start and includes the others. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
}

/** How a transcription, or an edition, was last exported, to do it again. */
export interface LastExport {
  /** The id of the format. */
  readonly format: string
  /** What was chosen of it, to be read by `readChoice`; left out where nothing was. */
  readonly choice?: unknown
  /** The file, or the folder where there were several. */
  readonly ref: FileRef
  readonly at: number
  /** The file as it was written then; `null` where that is not known, and for a folder. */
  readonly stamp: FileStamp | null
  /** The files as they were written to a folder; left out for one file. */
  readonly folder?: readonly FolderFile[]
}

/** What the library knows of a transcription without opening it. */
export interface TranscriptionRow {
  readonly id: string
  readonly edition: string
  readonly title: string
  /** Its place in the order that the person made by hand, ascending; gaps do not matter. */
  readonly position: number
  readonly created: number
  readonly changed: number
  readonly pages: number
  readonly words: number
  readonly format: 'plain-text' | 'tei'
  /** The file it came from, where the host can write back to it. */
  readonly origin: FileRef | null
  /** That file as Recto read or wrote it last; `null` where that is not known. */
  readonly originStamp: FileStamp | null
  readonly exported: LastExport | null
  /** The id of its body. Reading the file again gives it another one, so that this too can be undone. */
  readonly body: string
  readonly removed: number | null
}

/** A checkpoint of a text, in pieces or, as the first libraries kept it, whole. The journal rows after `through` lead on from it. */
export type BodyRow = PiecedBody | WholeBody

interface BodyFacts {
  readonly id: string
  readonly transcription: string
  /** The version of the schema that wrote it. */
  readonly schema: number
  /** The last journal row that the checkpoint holds; 0 for none. */
  readonly through: number
  /** The digest of that row; `undefined` where there is none. */
  readonly sum?: string
  /** The id of the original that it was read from. */
  readonly original: string | null
}

/** A checkpoint in pieces. */
export interface PiecedBody extends BodyFacts {
  readonly root: PieceId
}

/** A checkpoint in one, written by the libraries of versions 1 and 2; it becomes pieces at its next checkpoint. */
export interface WholeBody extends BodyFacts {
  readonly root?: undefined
  /** The doc as JSON text. */
  readonly doc: string
  readonly guesses: readonly Guess[]
}

/** The last journal row of a body: who appends looks here first whether another window was quicker. */
export interface HeadRow {
  readonly body: string
  readonly seq: number
  /** The digest of that row; `undefined` where an earlier program wrote it. */
  readonly sum?: string
}

/** Steps that were done together. */
export interface JournalRow {
  readonly seq: number
  readonly body: string
  /** The act that they belong to, where it runs over several texts. */
  readonly act: string | null
  readonly at: number
  /** What `Step.toJSON` gives of each, as JSON text; an array of these where an earlier program wrote it. */
  readonly steps: string | readonly unknown[]
  /** The digest of this row and of all before it; `undefined` where an earlier program wrote it. */
  readonly sum?: string
}

/** A file as it was read. */
export interface OriginalRow {
  readonly id: string
  readonly name: string
  readonly format: 'plain-text' | 'tei'
  /** What the text was read from, and what the preserving writer reuses: the file, repaired where it was repaired. */
  readonly file: TextFile
  /** The bytes of a file that was repaired, as they were. */
  readonly unrepaired?: Uint8Array
}

/** A line of an edition's register. */
export interface EntryRow extends Entry {
  readonly edition: string
}

/** An entry without its edition. */
export function entryOf(row: EntryRow): Entry {
  const entry: Entry & { edition?: string } = { ...row }
  delete entry.edition
  return entry
}

/** What is not to be suggested again in an edition. */
export interface RefusalRow extends Refusal {
  readonly id: string
  readonly edition: string
  readonly at: number
}

/** A refusal without its edition. */
export function refusalOf({ kind, text, context }: RefusalRow): Refusal {
  return { kind, text, context }
}

/** The edition of a verdict that was said for all editions. */
export const everywhere = ''

/** What the person said of a doubt; `edition` is {@link everywhere} where it was said for all editions. */
export interface VerdictRow extends Verdict {
  readonly id: string
  readonly edition: string
  readonly at: number
}

/** A verdict without its edition. */
export function verdictOf({ check, key, context }: VerdictRow): Verdict {
  return { check, key, context }
}

/** What is known of the pages of a text, in their order; `gone` are those whose breaks were deleted, in case they come back. */
export interface PageRecordsRow {
  readonly transcription: string
  readonly pages: readonly PageRecord[]
  readonly gone: readonly PageRecord[]
}

/** An image of a page, or a page of a PDF made an image. */
export interface ImageRow {
  readonly id: string
  readonly transcription: string
  /** The name of the file that it came from. */
  readonly name: string
  /** Which page of a PDF it was, counted from 1; `null` for other files. */
  readonly sheet: number | null
  /** `image/jpeg`, `image/png` or `image/webp`. */
  readonly type: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** Its place among the images of its text, ascending. */
  readonly position: number
  /** Its bytes, by the id of their row: copies of a text share them. */
  readonly bytes: string
  /** How many they are. */
  readonly size: number
}

/**
 * The bytes of an image, apart from what is said of it, so that lists of images read none. They are known by what they
 * are: their SHA-256 digest in hexadecimal digits.
 */
export interface ImageBytesRow {
  readonly id: string
  readonly bytes: Uint8Array
}

/** The mentions of a text, counted at a state of it; by where they point, so that the register can change without counting again. */
export interface MentionCountRow {
  readonly transcription: string
  readonly body: string
  /** The last journal row of the body that was counted. */
  readonly seq: number
  /** For each value at which mentions point: how many do, and how many of those are doubtful. */
  readonly links: readonly (readonly [value: string, count: number, doubtful: number])[]
  /** How many point nowhere, and how many of those are doubtful. */
  readonly unlinked: number
  readonly unlinkedDoubtful: number
}

/** A part of a stored text, known by what it holds; see `shared/pieces`. Checkpoints and versions share them. */
export interface PieceRow {
  readonly id: PieceId
  readonly bytes: Uint8Array
}

/** A kept state of a text. Rows stand in the order in which they were kept, whatever the clock said. */
export interface VersionRow {
  readonly seq: number
  readonly id: string
  readonly transcription: string
  readonly why: VersionWhy
  /** What the person called it; `null` for those kept unasked. */
  readonly name: string | null
  /** The act before which it was kept. */
  readonly act: VersionAct | null
  readonly at: number
  readonly root: PieceId
  readonly schema: number
  readonly original: string | null
  readonly words: number
  readonly pages: number
}

/** What a version was kept before: an {@link ActLabel}, or a command of the editor by its name, with what it was done to. */
export interface VersionAct {
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

/** What could not be read when a text was opened, kept for the Recovery screen until the person lets it go. */
export interface SetAsideRow {
  readonly id: string
  readonly transcription: string
  readonly edition: string
  /** What the transcription was called. */
  readonly title: string
  readonly at: number
  /** What was damaged. */
  readonly what: 'journal' | 'checkpoint'
  readonly body: BodyRow
  /** The journal from the first row that could not be followed on. */
  readonly rows: readonly JournalRow[]
}

/** The words of a transcription, for searching without opening it. As old as its last checkpoint. */
export interface WordsRow {
  readonly transcription: string
  readonly text: string
}

/** Where a person was in a transcription. */
export interface PlaceRow {
  readonly transcription: string
  readonly anchor: number
  readonly head: number
  /** The position that stood at the top of what was in sight: pixels would not do, for what is out of sight has no size yet. */
  readonly top: number
  /** How many pixels below the upper edge it stood. */
  readonly offset: number
  /** The page number in sight, for saying where that was. */
  readonly page: string | null
}

/** Where a person was in the program; there is one such row, `here`. */
export interface HereRow {
  readonly key: 'here'
  readonly edition: string | null
  readonly transcription: string | null
  /** The transcription last worked in, kept when the person goes back to the library. */
  readonly last: string | null
  readonly at: number
}

/** What may change about an edition in an act. */
export type EditionPatch = Partial<
  Pick<EditionRow, 'name' | 'removed' | 'grammar' | 'readOnly' | 'rounds' | 'practice'>
>

/** What may change about a transcription in an act. */
export type TranscriptionPatch = Partial<
  Pick<TranscriptionRow, 'title' | 'edition' | 'position' | 'body' | 'removed' | 'words' | 'pages'>
>

/** One change of an act, with what undoes it. */
export type Change =
  | { readonly kind: 'edition'; readonly id: string; readonly before: EditionPatch; readonly after: EditionPatch }
  | {
      readonly kind: 'transcription'
      readonly id: string
      readonly before: TranscriptionPatch
      readonly after: TranscriptionPatch
    }
  | { readonly kind: 'entry'; readonly id: string; readonly before: EntryRow | null; readonly after: EntryRow | null }
  | {
      readonly kind: 'refusal'
      readonly id: string
      readonly before: RefusalRow | null
      readonly after: RefusalRow | null
    }
  | { readonly kind: 'image'; readonly id: string; readonly before: ImageRow | null; readonly after: ImageRow | null }
  | { readonly kind: 'pages'; readonly transcription: string; readonly changes: readonly PageChange[] }
  | {
      readonly kind: 'verdict'
      readonly id: string
      readonly before: VerdictRow | null
      readonly after: VerdictRow | null
    }
  | {
      readonly kind: 'steps'
      readonly body: string
      readonly steps: readonly unknown[]
      /** What undoes the steps, in the order in which to apply them. */
      readonly inverse: readonly unknown[]
      /** The journal row that they were stored as last; `undefined` until then, and in acts of earlier programs. */
      readonly seq?: number
      /** The last journal row as the steps were made for it: where there is a later one, nothing of the act is done. */
      readonly on?: number
    }

/** What an act is called: the message `act.<code>`, with its values. */
export interface ActLabel {
  readonly code: ActCode
  readonly values: Readonly<Record<string, string | number>>
}

/** The acts that the library knows. */
export type ActCode =
  | 'create-edition'
  | 'create-transcription'
  | 'rename-edition'
  | 'rename-transcription'
  | 'duplicate-edition'
  | 'duplicate-transcription'
  | 'delete-edition'
  | 'delete-transcription'
  | 'choose-grammar'
  | 'remove-grammar'
  | 'order'
  | 'move'
  | 'import'
  | 'open-edition'
  | 'take-in'
  | 'read-again'
  | 'repair'
  | 'keep-copy'
  | 'change-texts'
  | 'add-entry'
  | 'make-entries'
  | 'change-entry'
  | 'merge-entries'
  | 'split-entry'
  | 'remove-entries'
  | 'import-register'
  | 'tag'
  | 'tag-occurrences'
  | 'take-suggestions'
  | 'link'
  | 'link-mentions'
  | 'unlink-mentions'
  | 'untag-mentions'
  | 'refuse'
  | 'take-back-refusals'
  | 'take-fix'
  | 'take-fixes'
  | 'replace-found'
  | 'remove-found'
  | 'good-here'
  | 'good-in-edition'
  | 'good-always'
  | 'take-back-verdicts'
  | 'finish-page'
  | 'reopen-page'
  | 'change-rounds'
  | 'change-practice'
  | 'change-edition-data'
  | 'number-notes'
  | 'write-headers'
  | 'add-images'
  | 'match-images'
  | 'remove-images'
  | 'turn-image'

/** One undoable change, as it is stored. */
export interface ActRow {
  readonly seq: number
  readonly id: string
  readonly at: number
  readonly label: ActLabel
  readonly changes: readonly Change[]
  readonly undone: boolean
}
