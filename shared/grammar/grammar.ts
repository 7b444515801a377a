import { contains, isOpen, nameKey, spelledNames, type Name } from './name-class'
import { partsOf, type ElementPattern, type Pattern } from './pattern'

/** What a document may be. Made by {@link grammar} or read by `readRelaxNg`. */
export interface Grammar {
  /** What a person calls it, such as a file name. */
  readonly name: string
  /** What the root element must match. */
  readonly start: Pattern
  /** Elements that are neither judged nor looked into, wherever they stand. xi:include is always one of them. */
  readonly passes: (element: Name) => boolean
  /** Attributes that are not judged, on the element given. */
  readonly passesAttribute: (attribute: Name, element: Name) => boolean
  /** All elements that can occur, found at the first call. */
  readonly elements: () => ElementIndex
}

/** The element patterns that a grammar can reach. */
export interface ElementIndex {
  /** By {@link nameKey}, each with the patterns that spell that name out. */
  readonly named: ReadonlyMap<string, readonly ElementPattern[]>
  /** Those whose name class describes names without spelling them out. */
  readonly open: readonly ElementPattern[]
  /** Every name spelled out, in the order in which they are reached. */
  readonly names: readonly Name[]
}

/** What {@link grammar} can be told beside its start. */
export interface GrammarOptions {
  readonly passes?: (element: Name) => boolean
  readonly passesAttribute?: (attribute: Name, element: Name) => boolean
}

/** A grammar that begins with `start`. */
export function grammar(name: string, start: Pattern, options: GrammarOptions = {}): Grammar {
  let index: ElementIndex | null = null
  return {
    name,
    start,
    passes: options.passes ?? (() => false),
    passesAttribute: options.passesAttribute ?? (() => false),
    elements: () => (index ??= indexOf(start)),
  }
}

/** The patterns that an element of this name may have anywhere in `grammar`: those that spell it, else those that describe it. */
export function elementsNamed(grammar: Grammar, name: Name): readonly ElementPattern[] {
  const index = grammar.elements()
  return index.named.get(nameKey(name)) ?? index.open.filter(({ names }) => contains(names, name))
}

function indexOf(start: Pattern): ElementIndex {
  const named = new Map<string, ElementPattern[]>()
  const open: ElementPattern[] = []
  const names: Name[] = []
  const seen = new Set<Pattern>()
  const waiting: Pattern[] = [start]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (next.kind !== 'element') {
      waiting.push(...partsOf(next).toReversed())
      continue
    }
    for (const name of spelledNames(next.names)) {
      const key = nameKey(name)
      const known = named.get(key)
      if (known === undefined) names.push(name)
      named.set(key, [...(known ?? []), next])
    }
    if (isOpen(next.names)) open.push(next)
    waiting.push(next.content())
  }
  return { named, open, names }
}
