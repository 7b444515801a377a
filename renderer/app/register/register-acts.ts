import type { Entry } from '../../../shared/register/entry'
import type { Refusal } from '../../../shared/register/suggestion'
import type { RefusalRow } from '../../store/rows'
import type { At } from '../edition-texts/text-questions'
import type { Session } from '../session'

/** One mention, wherever it stands. */
export interface MentionPlace {
  readonly transcription: string
  readonly at: At
  readonly span: string
  readonly near: number
}

/** Takes an entry into the register of the edition on the screen; an `xmlId` that is taken is counted up. Answers with it, or `null`. */
export function addEntry(session: Session, entry: Entry): Promise<Entry | null> {
  void [session, entry]
  return Promise.resolve(null)
}

/** Changes an entry; where its `xmlId` or kind changes, its mentions follow in all texts. Answers whether it was done. */
export function changeEntry(session: Session, before: Entry, after: Entry): Promise<boolean> {
  void [session, before, after]
  return Promise.resolve(false)
}

/** Merges entries into the first: what pointed at the others points at it, and their names become its variants. */
export function mergeEntries(session: Session, into: Entry, others: readonly Entry[]): Promise<boolean> {
  void [session, into, others]
  return Promise.resolve(false)
}

/** Makes an entry of its own of some mentions of another; answers with it, or `null`. */
export function splitEntry(
  session: Session,
  from: Entry,
  made: Entry,
  mentions: readonly MentionPlace[],
): Promise<Entry | null> {
  void [session, from, made, mentions]
  return Promise.resolve(null)
}

/** Removes entries; their mentions keep their tags without a link (`unlink`), or lose those too (`untag`). */
export function removeEntries(
  session: Session,
  entries: readonly Entry[],
  mentions: 'unlink' | 'untag',
): Promise<boolean> {
  void [session, entries, mentions]
  return Promise.resolve(false)
}

/** Remembers that something is not to be suggested again in the edition on the screen. */
export function refuse(session: Session, refusal: Refusal): Promise<boolean> {
  void [session, refusal]
  return Promise.resolve(false)
}

/** Takes refusals back. */
export function takeRefusalsBack(session: Session, refusals: readonly RefusalRow[]): Promise<boolean> {
  void [session, refusals]
  return Promise.resolve(false)
}
