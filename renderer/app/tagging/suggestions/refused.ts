import type { Refusal, Suggestion } from '../../../../shared/register/suggestion'

/** How far a refusal reaches: everywhere in the edition, or this place alone. */
export type RefusalReach = 'everywhere' | 'here'

/** What is not to be suggested again after a suggestion was refused: its words as they stand, in one line. */
export function refusalFor({ kind, text, context }: Suggestion, reach: RefusalReach): Refusal {
  return { kind, text: text.replace(/\s+/g, ' ').trim(), context: reach === 'here' ? context : null }
}
