import type { Finding } from '../../shared/finding'
import type { Problem } from '../../shared/host'
import type { EditionRow, OriginalRow, TranscriptionRow } from '../store/rows'
import type { StoredText } from '../store/texts'
import type { Mirror } from './mirror/mirror'
import type { OpenText } from './open-text'

/** A transcription on the screen: its text, and what the store gave with it. */
export interface OpenTranscription {
  readonly text: OpenText
  readonly stored: StoredText
  /** Its copy in a Worker. */
  readonly mirror: Mirror
}

/** What fills the window. */
export type Screen =
  | { readonly kind: 'library' }
  | { readonly kind: 'edition'; readonly edition: string }
  | { readonly kind: 'text'; readonly edition: string; readonly open: OpenTranscription }

/** What asks for the person's attention over the screen. */
export type Dialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'about' }
  | { readonly kind: 'new-edition' }
  | { readonly kind: 'rename-edition'; readonly edition: EditionRow }
  | { readonly kind: 'rename-transcription'; readonly transcription: TranscriptionRow }
  | { readonly kind: 'move'; readonly transcription: TranscriptionRow }
  | { readonly kind: 'export'; readonly transcription: TranscriptionRow }
  | { readonly kind: 'read-again'; readonly transcription: TranscriptionRow }
  | { readonly kind: 'original'; readonly original: OriginalRow; readonly title: string }
  | { readonly kind: 'report'; readonly report: ImportReport }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** What became of the files that were dropped or opened together. */
export interface ImportReport {
  readonly edition: string | null
  readonly taken: readonly {
    readonly transcription: string
    readonly title: string
    readonly file: string
    /** How many guesses wait to be settled. */
    readonly guesses: number
    readonly findings: readonly Finding[]
  }[]
  readonly refused: readonly Refusal[]
  readonly cancelled: boolean
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
