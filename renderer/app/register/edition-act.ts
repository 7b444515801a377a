import type { WordChange } from '../../../shared/commands/apply-fix'
import type { NewNumbers } from '../../../shared/commands/number-notes'
import type { MentionChange } from '../../../shared/commands/mention-changes'
import type { HeaderFields } from '../../../shared/tei/header'
import type { Entry } from '../../../shared/register/entry'
import type { PageOrder } from '../../store/page-records'
import type { ActLabel, Change, RefusalRow } from '../../store/rows'
import type { At } from '../edition-texts/text-questions'
import { actsOf } from './edition-acts'
import type { Session } from '../session'

/** An entry as it was and as it is to be: `null` where there is none. */
export interface EntryChange {
  readonly id: string
  readonly before: Entry | null
  readonly after: Entry | null
}

/** A refusal that is made (`before` is `null`) or taken back (`after` is). */
export interface RefusalChange {
  readonly id: string
  readonly before: RefusalRow | null
  readonly after: RefusalRow | null
}

/** What is to be done to one text, as it was at `at`. */
export interface TextWork {
  readonly transcription: string
  readonly at: At
  readonly changes: readonly MentionChange[]
  /** Words that become others, at the places that they have before any of {@link changes} is done. */
  readonly words?: readonly WordChange[]
  /** What its notes are numbered by anew, and from which number on. */
  readonly numbers?: NewNumbers
  /** What is written into its header. */
  readonly fields?: Partial<HeaderFields>
}

/** One act over the register and the texts of an edition. */
export interface EditionAct {
  /** The edition; that on the screen where it is left out. */
  readonly edition?: string
  readonly label: ActLabel
  readonly entries?: readonly EntryChange[]
  readonly refusals?: readonly RefusalChange[]
  readonly texts?: readonly TextWork[]
  /** What else is changed of the library, as it is to be stored. */
  readonly rows?: readonly Exclude<Change, { readonly kind: 'steps' }>[]
  /** What is told with it, in a sentence; empty or left out where there is nothing. */
  readonly note?: string
  /** Which page is which in the texts whose pages it speaks of. */
  readonly pageOrders?: readonly PageOrder[]
  /** Whether it is only said, without a toast that offers to undo it. */
  readonly quiet?: boolean
}

/**
 * Does everything of an act or nothing, as one undo: in the open text by its own history, where Mod-Z takes the rest along,
 * in the others as they are stored. Says what was done, or why not; answers whether it was.
 */
export function doEditionAct(session: Session, act: EditionAct): Promise<boolean> {
  return actsOf(session).do(act)
}
