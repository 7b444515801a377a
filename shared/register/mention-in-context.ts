import type { DocRange } from '../finding'
import type { Attributes } from '../schema'
import type { EntryKind } from '../edition'

/** A tagged name, with what a list shows of it. Plain data, for it comes from a Worker. */
export interface MentionInContext extends DocRange {
  /** The id of its span. */
  readonly span: string
  /** Its element. */
  readonly name: string
  readonly attributes: Attributes
  /** `other` where its tag does not say. */
  readonly kind: EntryKind | 'other'
  readonly text: string
  /** The words before and after it in its block, up to `contextLength` UTF-16 units each. */
  readonly before: string
  readonly after: string
  /** The number of the page it stands on, as printed; `null` before the first. */
  readonly page: string | null
  readonly inNote: boolean
}
