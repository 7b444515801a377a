import type { Landmarks } from './landmarks'

/** What a reference within a text points at, as far as a text knows it by itself. */
export type Referred =
  | { readonly kind: 'note'; readonly index: number; readonly label: string }
  | { readonly kind: 'page'; readonly index: number; readonly label: string }
  | { readonly kind: 'division'; readonly index: number; readonly label: string }

/** What the ids of a text name. */
export type ReferenceIndex = ReadonlyMap<string, Referred>

/**
 * The notes, pages and divisions of a text by their `xml:id`; `labels` are what its notes are called, in their order. A
 * division is called by its heading, or its first words.
 */
export function referenceIndex(
  { notes, pages, divisions }: Pick<Landmarks, 'notes' | 'pages' | 'divisions'>,
  labels: readonly string[],
): ReferenceIndex {
  const index = new Map<string, Referred>()
  const put = (id: string, referred: Referred) => {
    if (id !== '' && !index.has(id)) index.set(id, referred)
  }
  notes.values.forEach(({ id }, at) => {
    put(id, { kind: 'note', index: at, label: labels[at] ?? '' })
  })
  pages.values.forEach(({ id, n }, at) => {
    put(id, { kind: 'page', index: at, label: n })
  })
  divisions.values.forEach(({ id, heading, words }, at) => {
    put(id, { kind: 'division', index: at, label: heading || words })
  })
  return index
}

/** What a `@target` names in a text: its first pointer; `null` where that is no place in the text, or none that is there. */
export function referredBy(index: ReferenceIndex, target: string): Referred | null {
  const [first = ''] = target.trim().split(/\s+/)
  return first.startsWith('#') ? (index.get(first.slice(1)) ?? null) : null
}

/** The position of what is referred to. */
export function placeOfReferred({ notes, pages, divisions }: Landmarks, { kind, index }: Referred): number | null {
  const list = kind === 'note' ? notes : kind === 'page' ? pages : divisions
  return list.positions[index] ?? null
}
