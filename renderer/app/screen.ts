import type { ExportSubject } from './export/export-subject'
import type { FilesThere } from './export/save-exported'
import type { HeaderSource } from './header/header-writes'
import type { CorpusAnswer, CorpusFile } from './ask-corpora'
import type { EntryKind } from '../../shared/edition'
import type { Finding } from '../../shared/finding'
import type { OpenedFile, Problem } from '../../shared/host'
import type { RepairGroup } from '../../shared/import/repair-groups'
import type { RegisterFile } from '../../shared/register/register-file'
import type { EditionFileAsk } from './edition-files/edition-file-ask'
import type { EditionRow, OriginalRow, TranscriptionRow, VersionRow } from '../store/rows'
import type { StoredText } from '../store/texts'
import type { Checks } from './checks'
import type { HoldWatch } from './hold-watch'
import type { Mirror } from './mirror/mirror'
import type { OpenText } from './open-text'
import type { ComparedFile } from './outside/compared-file'
import type { OverwriteAnswer } from './outside/OutsideDialog'
import type { RegisterAsk } from './register/register-asks'
import type { TextGrammar } from './text-grammar'
import type { VersionKeeper } from './versions/version-keeper'
import type { MeantFix } from './proofing/fix-everywhere'
import type { EditionSearch } from './find-replace/edition-search'
import type { OccurrenceStart } from './tagging/occurrences/occurrence-search'
import type { XmlAnswer } from './xml'

/** A transcription on the screen: its text, and what the store gave with it. */
export interface OpenTranscription {
  readonly text: OpenText
  readonly stored: StoredText
  /** Its copy in a Worker. */
  readonly mirror: Mirror
  readonly checks: Checks
  readonly grammar: TextGrammar
  readonly versions: VersionKeeper
  /** Which window has it, where this one only shows it. */
  readonly elsewhere: HoldWatch | null
}

/** What fills the window. */
export type Screen =
  | { readonly kind: 'library' }
  | { readonly kind: 'recovery'; readonly why: RecoveryWhy }
  | { readonly kind: 'edition'; readonly edition: string }
  | { readonly kind: 'text'; readonly edition: string; readonly open: OpenTranscription }

/**
 * Why the Recovery screen is shown: the person asks; the library was found empty though there was one (`editions` of them,
 * `null` where only second copies tell of it); or it was lost while the program ran.
 */
export type RecoveryWhy =
  { readonly kind: 'asked' } | { readonly kind: 'lost'; readonly editions: number | null } | { readonly kind: 'gone' }

/** What asks for the person's attention over the screen. */
export type Dialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'copies' }
  | { readonly kind: 'insert-element' }
  | { readonly kind: 'refer-to' }
  | { readonly kind: 'number-notes' }
  | { readonly kind: 'occurrences'; readonly start: OccurrenceStart }
  | { readonly kind: 'find-replace'; readonly start: EditionSearch }
  | { readonly kind: 'intervention' }
  | { readonly kind: 'brackets' }
  | { readonly kind: 'bracket-table'; readonly edition: string }
  | { readonly kind: 'readings'; readonly edition: string }
  | { readonly kind: 'edition-data'; readonly edition: string }
  | { readonly kind: 'write-headers'; readonly edition: string; readonly source: HeaderSource }
  | { readonly kind: 'sure-suggestions' }
  | { readonly kind: 'equal-doubts'; readonly meant: MeantFix }
  /** What could not be taken in, where that was tried just now. */
  | { readonly kind: 'match-images'; readonly problems: readonly Problem[] }
  | { readonly kind: 'tag-colours' }
  /** The rounds of proofreading of an edition, by its id. */
  | { readonly kind: 'rounds'; readonly edition: string }
  | { readonly kind: 'words' }
  /** Who marks pages as done; `then` is what is to be done once that is known. */
  | { readonly kind: 'proofreader'; readonly then: () => void }
  /** `entry` is its id. */
  | { readonly kind: 'concordance'; readonly entry: string }
  /** `row` is `null` for the text as it is now. */
  | { readonly kind: 'name-version'; readonly row: VersionRow | null }
  | { readonly kind: 'compare-versions'; readonly old: VersionRow; readonly other: VersionRow | null }
  | { readonly kind: 'collate-with' }
  | { readonly kind: 'help' }
  | { readonly kind: 'about' }
  | { readonly kind: 'new-edition' }
  | { readonly kind: 'rename-edition'; readonly edition: EditionRow }
  | { readonly kind: 'rename-transcription'; readonly transcription: TranscriptionRow }
  | { readonly kind: 'move'; readonly transcription: TranscriptionRow }
  | { readonly kind: 'export'; readonly subject: ExportSubject }
  | { readonly kind: 'replace-files'; readonly there: FilesThere; readonly answer: (replace: boolean) => void }
  | { readonly kind: 'read-again'; readonly transcription: TranscriptionRow }
  | { readonly kind: 'original'; readonly original: OriginalRow; readonly title: string }
  | { readonly kind: 'report'; readonly report: ImportReport }
  /** Files that hold several texts, before they are taken in. */
  | { readonly kind: 'corpus'; readonly files: readonly CorpusFile[]; readonly answer: (answer: CorpusAnswer) => void }
  | { readonly kind: 'repairs'; readonly files: readonly RepairableFile[]; readonly report: ImportReport | null }
  | { readonly kind: 'outside'; readonly compared: ComparedFile }
  | {
      readonly kind: 'overwrite'
      readonly compared: ComparedFile
      readonly answer: (answer: OverwriteAnswer) => void
    }
  | { readonly kind: 'xml-draft'; readonly answer: (answer: XmlAnswer) => void }
  | { readonly kind: 'edition-file'; readonly ask: EditionFileAsk }
  | { readonly kind: 'register'; readonly ask: RegisterAsk }
  | { readonly kind: 'import-register'; readonly name: string; readonly file: RegisterFile }
  | { readonly kind: 'export-register' }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly remedies: readonly Remedy[] }

/** What became of the files that were dropped or opened together. */
export interface ImportReport {
  readonly edition: string | null
  readonly taken: readonly {
    readonly transcription: string
    readonly title: string
    readonly file: string
    /** How many guesses wait to be settled. */
    readonly guesses: number
    /** How many entries of a register its lists and links make. */
    readonly entries: Readonly<Partial<Record<EntryKind, number>>>
    readonly findings: readonly Finding[]
  }[]
  readonly refused: readonly Refusal[]
  /** Files that were not taken in or that hold flaws, and that can be repaired. */
  readonly repairable: readonly RepairableFile[]
  /** Whether headers of what was taken in lack what the edition says of all its texts. */
  readonly lacksData: boolean
  readonly cancelled: boolean
}

/** A file with flaws that have an obvious remedy. */
export interface RepairableFile {
  readonly file: string
  readonly opened: FileWithBytes
  readonly repairs: readonly RepairGroup[]
  /** Why it cannot be read as it is; `null` where it can. */
  readonly error: Refusal['findings'][number] | null
  /** The transcription whose text is to be read anew from the repaired file; `null` where it is to be taken in. */
  readonly transcription: string | null
}

/** What a file that can be repaired was opened as. */
export interface FileWithBytes extends Omit<OpenedFile, 'content'> {
  readonly content: Uint8Array
}

/** What can be done about a problem, beside reading it. */
export interface Remedy {
  /** The message `remedy.<code>`, on its button. */
  readonly code: 'try-again' | 'export-elsewhere' | 'save-elsewhere' | 'recovery' | 'choose-folder'
  readonly run: () => void
}

/** A file that was not taken in, and why. */
export interface Refusal {
  readonly file: string
  readonly findings: readonly Pick<Finding, 'code' | 'message' | 'values' | 'at'>[]
}

/** Long work that is going on. */
export interface Job {
  /** What is being done. */
  readonly label: string
  readonly done: number
  readonly total: number
  readonly cancel: () => void
}

/** A dialog that is read before all others; see `FirstDialog.tsx`. */
export type DialogAtFirst = Extract<Dialog, { readonly kind: 'palette' | 'new-edition' | 'problem' }>

/** Whether a dialog is one of those that are read before all others. */
export function isAtFirst(dialog: Dialog): dialog is DialogAtFirst {
  return dialog.kind === 'palette' || dialog.kind === 'new-edition' || dialog.kind === 'problem'
}
