import { fold } from './fold'
import type { Refusal, Suggestion } from './suggestion'

/** Tells which suggestions are refused, in one look at the refusals. */
export function refusedBy(refusals: readonly Refusal[]): (one: Suggestion) => boolean {
  const keys = new Set(refusals.map(({ kind, text, context }) => keyOf(kind, text, context)))
  if (keys.size === 0) return () => false
  return ({ kind, text, context }) => {
    const folded = fold(text)
    return keys.has(keyOf(kind, folded, null)) || keys.has(keyOf(kind, folded, context))
  }
}

function keyOf(kind: Refusal['kind'], text: string, context: string | null): string {
  return JSON.stringify([kind, text, context])
}
