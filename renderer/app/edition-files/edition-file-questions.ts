import type { Finding } from '../../../shared/finding'
import type { Answer } from '../../../shared/host'
import type { Choices, Intake } from '../../store/intake'
import type { ActLabel } from '../../store/rows'

/** What the Worker of edition files is asked, of the library with the name `database`. */
export type EditionQuestion =
  | {
      readonly kind: 'write'
      readonly database: string
      readonly edition: string
      readonly history: boolean
      readonly originals: boolean
      /** The bytes of page images; `few`: only where they are little together. */
      readonly images: 'all' | 'few' | 'none'
      /** Whether what is written is kept as versions, so that it is known again. */
      readonly keep: boolean
    }
  /** Reads a file and holds it, under the name `file`, until it is put away. */
  | { readonly kind: 'read'; readonly database: string; readonly file: string; readonly bytes: Uint8Array }
  | { readonly kind: 'plan'; readonly database: string; readonly file: string }
  /** A text of the file, as the JSON text of its doc. */
  | { readonly kind: 'text'; readonly file: string; readonly transcription: string }
  | ({ readonly kind: 'take-in'; readonly database: string; readonly file: string } & TakeIn)
  | { readonly kind: 'put-away'; readonly file: string }

/** How a file is to be taken in. */
export interface TakeIn {
  /** Into the edition that is here already, or as an edition of its own. */
  readonly way: 'merge' | 'copy'
  readonly choices: Choices
  /** What an edition of its own is called. */
  readonly name: string
  /** What the file's texts are called that stand beside ours, by the keys of their items. */
  readonly titles: Readonly<Record<string, string>>
  /** What the person saw when choosing. */
  readonly seen: Intake
}

/** An edition as the bytes of a file; `missing` are the titles of texts of which nothing can be read. */
export interface Written {
  readonly bytes: Uint8Array
  readonly missing: readonly string[]
}

/** What was found in a file; `intake` is `null` where nothing of it can be taken in. */
export interface FileRead {
  readonly findings: readonly Finding[]
  readonly intake: Intake | null
}

/** What came of taking a file in: nothing yet, where the library was changed meanwhile and the person has to look again. */
export type TakenIn =
  | { readonly kind: 'changed'; readonly intake: Intake }
  | {
      readonly kind: 'taken'
      readonly act: string
      readonly label: ActLabel
      readonly edition: string
      readonly unreadable: readonly string[]
      readonly fromTei: readonly string[]
    }

/** What each question is answered with. */
export interface EditionAnswers {
  readonly write: Answer<Written>
  readonly read: Answer<FileRead>
  readonly plan: Answer<Intake>
  readonly text: Answer<string | null>
  readonly 'take-in': Answer<TakenIn>
  readonly 'put-away': Answer<null>
}

/** What the Worker says: an answer, or how far it is. */
export type EditionAnswer =
  | {
      readonly [K in keyof EditionAnswers]: { readonly kind: K; readonly answer: EditionAnswers[K] }
    }[keyof EditionAnswers]
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
