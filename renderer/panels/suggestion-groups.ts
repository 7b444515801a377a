import { fold } from '../../shared/register/fold'
import type { Suggestion } from '../../shared/register/suggestion'

/** Suggestions of the same words as the same thing. */
export interface SuggestionGroup {
  readonly key: string
  readonly kind: Suggestion['kind']
  readonly why: Suggestion['why']
  /** The words, as they stand first. */
  readonly text: string
  /** The entry that they mean most likely; `null` for none. */
  readonly entry: string | null
  /** How many entries they can mean. */
  readonly entries: number
  readonly count: number
}

/** What tells the group of a suggestion. */
export function groupKey({ kind, text }: Pick<Suggestion, 'kind' | 'text'>): string {
  return `${kind} ${fold(text)}`
}

/** Suggestions as groups, those with most first, then by their words. */
export function suggestionGroups(all: readonly Suggestion[]): readonly SuggestionGroup[] {
  const groups = new Map<string, { readonly first: Suggestion; count: number }>()
  for (const one of all) {
    const key = groupKey(one)
    const known = groups.get(key)
    if (known) known.count += 1
    else groups.set(key, { first: one, count: 1 })
  }
  return [...groups]
    .map(([key, { first, count }]): SuggestionGroup => {
      const { kind, why, text, candidates } = first
      return { key, kind, why, text, count, entry: candidates[0]?.entry ?? null, entries: candidates.length }
    })
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}
