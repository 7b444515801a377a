import { assertNever } from '../finding'
import { localName, type Family } from '../schema'
import { spansOfSet, type Findable, type Holder, type SpanKind } from './findable'
import type { ShownBlock } from './shown-block'

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

/** Whether a block stands in an element, or is one, in which all text is searched. */
export function isInSearchedElement(holder: Holder | null, within: SearchWithin): boolean {
  if (within.kind !== 'element') return false
  const wanted = localName(within.name.trim())
  for (let around = holder; around !== null; around = around.outer) if (around.element === wanted) return true
  return false
}

/**
 * The stretches of a block of text that are searched, each for itself. A stretch ends where one span ends and another begins,
 * and goes on over notes and breaks, and over what the block does not show.
 */
export function stretchesOf(of: Findable, block: ShownBlock, within: SearchWithin): readonly Stretch[] {
  if (within.kind === 'anywhere') return [{ start: 0, end: block.text.length }]
  const isWithin = spanTest(within)
  const stretches: { start: number; end: number; ids: ReadonlySet<number> }[] = []
  let touches = false
  for (let child = block.first; child < block.end; child++) {
    const [start, end] = [block.index(child), block.index(child + 1)]
    if (start === end) continue
    const spans = spansOfSet(of, of.marks[child] ?? 0)
    const ids = isWithin === null ? whereNone(spans) : whereSome(spans.filter((span) => isWithin(of.spans[span])))
    const last = stretches.at(-1)
    if (ids !== null) {
      const shared = last && touches ? shareOf(last.ids, ids) : null
      if (last && shared !== null) {
        last.end = end
        last.ids = shared
      } else stretches.push({ start, end, ids })
    }
    touches = ids !== null
  }
  return stretches
}

/** Tells the spans in which is searched; `null` where is searched outside of all. */
function spanTest(
  within: Exclude<SearchWithin, { readonly kind: 'anywhere' }>,
): ((span: SpanKind | undefined) => boolean) | null {
  switch (within.kind) {
    case 'unmarked':
      return null
    case 'element': {
      const wanted = localName(within.name.trim())
      return (span) => span !== undefined && localName(span.name) === wanted
    }
    case 'family':
      return (span) => span?.family === within.family
    default:
      return assertNever(within)
  }
}

const whereNone = (spans: readonly number[]): ReadonlySet<number> | null => (spans.length === 0 ? new Set() : null)

const whereSome = (spans: readonly number[]): ReadonlySet<number> | null => (spans.length > 0 ? new Set(spans) : null)

/** The spans that go on; `null` where none does, though there are some. */
function shareOf(before: ReadonlySet<number>, after: ReadonlySet<number>): ReadonlySet<number> | null {
  if (before.size === 0 && after.size === 0) return before
  const shared = new Set([...after].filter((id) => before.has(id)))
  return shared.size === 0 ? null : shared
}
