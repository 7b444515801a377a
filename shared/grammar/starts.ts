import { contains, isOpen, nameKey, spelledNames, type Name } from './name-class'
import type { ElementPattern, ElementSet, Pattern, Starts } from './pattern'

/** The elements that can come first in `pattern`, attributes aside. */
export function startsOf(pattern: Pattern): Starts {
  if (pattern.memo.starts !== undefined) return pattern.memo.starts
  const elements = new Set<ElementPattern>()
  const visit = (part: Pattern): void => {
    switch (part.kind) {
      case 'element':
        elements.add(part)
        return
      case 'choice':
        part.members.forEach(visit)
        return
      case 'group': {
        let rest: Pattern = part
        for (; rest.kind === 'group' && rest.first.nullable; rest = rest.rest) visit(rest.first)
        visit(rest.kind === 'group' ? rest.first : rest)
        return
      }
      case 'interleave':
        visit(part.first)
        visit(part.rest)
        return
      case 'oneOrMore':
        visit(part.each)
        return
      case 'empty':
      case 'notAllowed':
      case 'text':
      case 'list':
      case 'data':
      case 'value':
      case 'attribute':
        return
    }
  }
  visit(pattern)
  const named = new Map<string, ElementPattern[]>()
  const open: ElementPattern[] = []
  for (const element of elements) {
    for (const name of spelledNames(element.names)) {
      const key = nameKey(name)
      const known = named.get(key)
      if (known === undefined) named.set(key, [element])
      else known.push(element)
    }
    if (isOpen(element.names)) open.push(element)
  }
  return (pattern.memo.starts = { elements: [...elements], named, open })
}

/** The element patterns that an element of this name may match at the beginning of `pattern`; `null` for none. */
export function startsNamed(pattern: Pattern, name: Name, key = nameKey(name)): ElementSet | null {
  const known = (pattern.memo.byName ??= new Map<string, ElementSet | null>())
  let set = known.get(key)
  if (set === undefined) {
    const { named, open } = startsOf(pattern)
    const described = open.filter(({ names }) => contains(names, name))
    const found = [...(named.get(key) ?? []), ...described]
    known.set(key, (set = found.length === 0 ? null : elementSet(found)))
  }
  return set
}

/** The set of `elements`, one object for equal sets. */
export function elementSet(elements: readonly ElementPattern[]): ElementSet {
  const [only] = elements
  if (only !== undefined && elements.length === 1)
    return (only.memo.alone ??= { elements, has: (element) => element === only })
  const sorted = [...new Set(elements)].sort((a, b) => a.id - b.id)
  const newest = sorted.at(-1)
  if (newest === undefined) return NO_ELEMENTS
  const key = sorted.map(({ id }) => id).join(',')
  const sets = (newest.memo.sets ??= new Map<string, ElementSet>())
  let set = sets.get(key)
  if (set === undefined) {
    const members = new Set(sorted)
    sets.set(key, (set = { elements: sorted, has: (element) => members.has(element) }))
  }
  return set
}

const NO_ELEMENTS: ElementSet = { elements: [], has: () => false }
