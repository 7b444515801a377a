import { fold } from '../../../../shared/register/fold'
import type { Refusal, Suggestion } from '../../../../shared/register/suggestion'

/** How far a refusal reaches: everywhere in the edition, or this place alone. */
export type RefusalReach = 'everywhere' | 'here'

/** What is not to be suggested again after a suggestion was refused. */
export function refusalFor({ kind, text, context }: Suggestion, reach: RefusalReach): Refusal {
  return { kind, text: fold(text), context: reach === 'here' ? context : null }
}
