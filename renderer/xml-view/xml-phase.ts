import type { Finding } from '../../shared/finding'
import type { Problem } from '../../shared/host'

/** How the XML of an open text stands to the text. */
export type XmlPhase =
  /** It is being written for the first time. */
  | { readonly kind: 'reading' }
  /** It cannot be shown. */
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** It follows the text; while it is `behind`, nothing can be typed in it. */
  | { readonly kind: 'following'; readonly behind: boolean }
  /** It was edited, and the text is held still until that is applied or discarded. */
  | {
      readonly kind: 'drafting'
      readonly applying: boolean
      /** Why it could not be applied last, until it is edited again. */
      readonly refused: readonly Finding[]
      readonly problem: Problem | null
    }
