import { fold } from '../../../../shared/register/fold'
import type { Refusal, Suggestion } from '../../../../shared/register/suggestion'

/** How far a refusal reaches: everywhere in the edition, or this place alone. */
export type RefusalReach = 'everywhere' | 'here'

/** What is not to be suggested again after a suggestion was refused. */
export function refusalFor({ kind, text, context }: Suggestion, reach: RefusalReach): Refusal {
  return { kind, text: fold(text), context: reach === 'here' ? context : null }
}

/** Tells what is refused, in one look at the refusals. */
export function refusedBy(refusals: readonly Refusal[]): (one: Suggestion) => boolean {
  const keys = new Set(refusals.map(keyOf))
  return (one) =>
    keys.size > 0 && (keys.has(keyOf(refusalFor(one, 'everywhere'))) || keys.has(keyOf(refusalFor(one, 'here'))))
}

const keyOf = ({ kind, text, context }: Refusal): string => JSON.stringify([kind, text, context])
