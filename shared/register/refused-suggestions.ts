import { fold } from './fold'
import type { Refusal, Suggestion } from './suggestion'

/** By what two refusals are known to be of the same, however its words are written. */
export function refusalKey({ kind, text, context }: Refusal): string {
  return JSON.stringify([kind, fold(text), context])
}

/** Tells which suggestions are refused, in one look at the refusals. */
export function refusedBy(refusals: readonly Refusal[]): (one: Suggestion) => boolean {
  const keys = new Set(refusals.map(refusalKey))
  if (keys.size === 0) return () => false
  return (one) => keys.has(refusalKey({ ...one, context: null })) || keys.has(refusalKey(one))
}
