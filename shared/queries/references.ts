import type { Landmarks } from './landmarks'

/** What a reference within a text points at, as far as a text knows it by itself. */
export type Referred =
  | { readonly kind: 'note'; readonly index: number; readonly label: string }
  | { readonly kind: 'page'; readonly index: number; readonly label: string }
  | { readonly kind: 'division'; readonly index: number; readonly label: string }

/** What the ids of a text name. */
export type ReferenceIndex = Pick<ReadonlyMap<string, Referred>, 'get'>

/**
 * The notes, pages and divisions of a text by their `xml:id`; `labels` are what its notes are called, in their order. A
 * division is called by its heading, or its first words. Looks only through the lists that are others than those it was asked for
 * before.
 */
export function referenceIndex(
  { notes, pages, divisions }: Pick<Landmarks, 'notes' | 'pages' | 'divisions'>,
  labels: readonly string[],
): ReferenceIndex {
  const lists = [notesOf(notes.values, labels), pagesOf(pages.values), divisionsOf(divisions.values)]
  return {
    get: (id) => {
      for (const list of lists) {
        const referred = list.get(id)
        if (referred !== undefined) return referred
      }
      return undefined
    },
  }
}

type Ids = ReadonlyMap<string, Referred>

const noteIds = new WeakMap<readonly unknown[], { readonly labels: readonly string[]; readonly ids: Ids }>()

function notesOf(notes: Landmarks['notes']['values'], labels: readonly string[]): Ids {
  const known = noteIds.get(notes)
  if (known?.labels === labels) return known.ids
  const ids = idsOf(notes, (_, index) => ({ kind: 'note', index, label: labels[index] ?? '' }))
  noteIds.set(notes, { labels, ids })
  return ids
}

const pagesOf = kept((pages: Landmarks['pages']['values']) =>
  idsOf(pages, ({ n }, index) => ({ kind: 'page', index, label: n })),
)

const divisionsOf = kept((divisions: Landmarks['divisions']['values']) =>
  idsOf(divisions, ({ heading, words }, index) => ({ kind: 'division', index, label: heading || words })),
)

/** What is made of a list, made once: lists keep their identity while nothing of them changes. */
function kept<T extends readonly unknown[]>(make: (list: T) => Ids): (list: T) => Ids {
  const known = new WeakMap<T, Ids>()
  return (list) => {
    let ids = known.get(list)
    if (ids === undefined) known.set(list, (ids = make(list)))
    return ids
  }
}

/** The first of a list with each id. */
function idsOf<T extends { readonly id: string }>(list: readonly T[], as: (one: T, index: number) => Referred): Ids {
  const ids = new Map<string, Referred>()
  for (const [index, one] of list.entries()) if (one.id !== '' && !ids.has(one.id)) ids.set(one.id, as(one, index))
  return ids
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
