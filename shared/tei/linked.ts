import type { Attributes } from '../schema'
import type { XmlElement } from '../xml/tree'
import { rowOf } from './table'
import { isPhrase, type Structure } from './structure'

/**
 * Spans that cross others or run over several blocks are written as fragments (TEI P5, section 20.3): the first has
 * the span's own `xml:id`, or one made for it, each further one that id with `.2`, `.3` …, and `next` and `prev` link them.
 */

/** The attributes of fragment `index` (from 0) of a span with these attributes; `ids` are those of all its fragments. */
export function fragmentAttributes(attributes: Attributes, ids: readonly string[], index: number): Attributes {
  const made: Record<string, string> = { ...attributes, 'xml:id': ids[index] ?? '' }
  const before = ids[index - 1]
  const after = ids[index + 1]
  if (before !== undefined) made['prev'] = `#${before}`
  else if (attributes['prev'] === undefined) delete made['prev']
  if (after !== undefined) made['next'] = `#${after}`
  else if (attributes['next'] === undefined) delete made['next']
  return made
}

/** One span read from several fragments. */
export interface JoinedSpan {
  readonly attributes: Attributes
  /** The `xml:id` of the first fragment. */
  readonly first: string
  /** How many fragments there are. */
  readonly count: number
}

/**
 * Finds the fragments that {@link fragmentAttributes} links, each with the span it belongs to. All else stays as it is,
 * and the chains that begin with an `xml:id` of `apart`.
 */
export function joinFragments(
  root: XmlElement,
  structure: Structure,
  apart: ReadonlySet<string>,
): ReadonlyMap<XmlElement, JoinedSpan> {
  const joined = new Map<XmlElement, JoinedSpan>()
  if (!structure.hasLinks) return joined
  const firsts: XmlElement[] = []
  const byId = new Map<string, XmlElement | null>()
  const waiting: { readonly element: XmlElement; readonly kept: boolean }[] = [{ element: root, kept: false }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { element } = next
    const role = rowOf(element.name)?.role
    const kept = next.kept || role === 'kept' || role === 'header'
    const id = element.attributes['xml:id']
    if (id !== undefined) {
      const linked = (element.attributes['next'] ?? element.attributes['prev']) !== undefined
      // What has its id twice is left alone: the writer would give it another.
      byId.set(id, byId.has(id) || kept || !linked || !isSpan(element, structure) ? null : element)
      if (linked && !kept && element.attributes['next'] !== undefined) firsts.push(element)
    }
    for (const child of element.children) if (child.kind === 'element') waiting.push({ element: child, kept })
  }
  for (const first of firsts) {
    const id = first.attributes['xml:id'] ?? ''
    if (byId.get(id) !== first || joined.has(first) || apart.has(id)) continue
    const chain = chainFrom(first, id, byId)
    if (chain.length < 2 || chain.some((element) => joined.has(element))) continue
    const span = { attributes: joinedAttributes(chain), first: id, count: chain.length }
    for (const element of chain) joined.set(element, span)
  }
  return joined
}

function isSpan(element: XmlElement, structure: Structure): boolean {
  return isPhrase(rowOf(element.name)) && !structure.holdsBlocks(element) && element.children.length > 0
}

/** The chain that begins with `first`, as far as every link is of our own form: ids in order, and fragments one after the other. */
function chainFrom(first: XmlElement, base: string, byId: ReadonlyMap<string, XmlElement | null>): XmlElement[] {
  const chain = [first]
  let number = 1
  for (let last = first; ;) {
    const id = last.attributes['next']?.slice(1)
    const following = id === undefined ? undefined : byId.get(id)
    const said = id?.startsWith(`${base}.`) ? Number(id.slice(base.length + 1)) : NaN
    if (!id || !following || !(said > number) || following.start < last.end) return chain
    if (following.attributes['prev'] !== `#${last.attributes['xml:id'] ?? ''}` || !sameSpan(first, following))
      return chain
    chain.push(following)
    number = said
    last = following
  }
}

const LINKS = ['xml:id', 'next', 'prev']

function sameSpan(a: XmlElement, b: XmlElement): boolean {
  const told = (element: XmlElement) =>
    JSON.stringify(
      Object.entries(element.attributes)
        .filter(([name]) => !LINKS.includes(name))
        .sort(),
    )
  return a.name === b.name && told(a) === told(b)
}

function joinedAttributes(chain: readonly XmlElement[]): Attributes {
  const attributes: Record<string, string> = { ...chain[0]?.attributes }
  delete attributes['next']
  const next = chain.at(-1)?.attributes['next']
  if (next !== undefined) attributes['next'] = next
  return attributes
}
