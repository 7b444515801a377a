import type { NameKind } from '../../../shared/queries/names'
import type { Entry } from '../../../shared/register/entry'

/** What lists show of an entry beside itself. */
export interface EntryFacts {
  /** Mentions in the open text; 0 where none is open. */
  readonly here: number
  /** Where the first of them begins; `null` where there is none. */
  readonly first: number | null
  /** Mentions in all texts of the edition; `null` while they are counted. */
  readonly edition: number | null
  /** Whether a mention says that it is not certain (`@cert` is `low` or `unknown`). */
  readonly doubtful: boolean
  /** When it was changed last, in milliseconds since 1970; 0 where that is not known. */
  readonly changed: number
}

/** A tagged stretch of text. */
export interface TaggedPlace {
  /** The id of its span. */
  readonly span: string
  readonly from: number
  readonly to: number
}

/** A name that is tagged in the open text and points at no entry: all such mentions of one kind with the same words. */
export interface UnlinkedName {
  readonly kind: NameKind
  /** The words as they first stand. */
  readonly text: string
  readonly places: readonly TaggedPlace[]
  readonly doubtful: boolean
}

/** What the register panel lists. */
export interface RegisterContent {
  readonly entries: readonly Entry[]
  readonly factsOf: (entry: Entry) => EntryFacts
  readonly unlinked: readonly UnlinkedName[]
  /** The ids of entries whose names stand somewhere without a tag; `null` while that is not known: it is looked for when it is wanted. */
  readonly untagged: ReadonlySet<string> | null
  /** Whether a text is open, of which can be told what stands in it. */
  readonly inText: boolean
}
