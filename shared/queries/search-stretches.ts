import type { Mark, Node } from 'prosemirror-model'
import { assertNever } from '../finding'
import { familyOf, localName, type Family } from '../schema'
import { shownChild } from './block-text'
import { elementName } from './divisions'
import { isNote } from './notes'
import type { Reading } from './readings'
import { spanAttrs } from './spans'

/** Where a search looks. */
export type SearchWithin =
  | { readonly kind: 'anywhere' }
  /** What stands in no span. */
  | { readonly kind: 'unmarked' }
  /** What stands in one element of this local name: a span, a block, or what holds blocks. */
  | { readonly kind: 'element'; readonly name: string }
  /** What stands in one span of this family. */
  | { readonly kind: 'family'; readonly family: Family }

/** A stretch of the text of a block, by its indices in that. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Whether a node is an element in which all text is searched. */
export function isSearchedElement(node: Node, within: SearchWithin): boolean {
  return within.kind === 'element' && (isNote(node) ? 'note' : elementName(node)) === localName(within.name.trim())
}

/**
 * The stretches of a text block that are searched, each for itself; `text` is its `shownText`. A stretch ends where one
 * span ends and another begins, and goes on over notes and breaks, and over what `reading` hides.
 */
export function stretchesOf(block: Node, text: string, within: SearchWithin, reading?: Reading): readonly Stretch[] {
  if (within.kind === 'anywhere') return [{ start: 0, end: text.length }]
  const stretches: { start: number; end: number; ids: ReadonlySet<string> }[] = []
  let at = 0
  let touches = false
  for (const child of block.children) {
    const { length } = shownChild(child, reading)
    if (length === 0) continue
    const ids = idsIn(child.marks, within)
    const last = stretches.at(-1)
    if (ids !== null) {
      const shared = last && touches ? shareOf(last.ids, ids) : null
      if (last && shared !== null) {
        last.end = at + length
        last.ids = shared
      } else stretches.push({ start: at, end: at + length, ids })
    }
    touches = ids !== null
    at += length
  }
  return stretches
}

/** The spans that make a stretch searched; none for what needs none, `null` where it is not searched. */
function idsIn(marks: readonly Mark[], within: Exclude<SearchWithin, { kind: 'anywhere' }>): Set<string> | null {
  switch (within.kind) {
    case 'unmarked':
      return marks.length === 0 ? new Set() : null
    case 'element':
    case 'family': {
      const ids = marks.map(spanAttrs).filter((span) => isWithin(span, within))
      return ids.length === 0 ? null : new Set(ids.map(({ id }) => id))
    }
    default:
      return assertNever(within)
  }
}

function isWithin(
  { name, attributes }: ReturnType<typeof spanAttrs>,
  within: Extract<SearchWithin, { kind: 'element' | 'family' }>,
): boolean {
  if (within.kind === 'family') return familyOf(name, attributes) === within.family
  return localName(name) === localName(within.name.trim())
}

/** The spans that go on; `null` where none does, though there are some. */
function shareOf(before: ReadonlySet<string>, after: ReadonlySet<string>): ReadonlySet<string> | null {
  if (before.size === 0 && after.size === 0) return before
  const shared = new Set([...after].filter((id) => before.has(id)))
  return shared.size === 0 ? null : shared
}
