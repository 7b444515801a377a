import { elementsIn } from './content'
import { afterElement } from './after-element'
import { takeOne } from './derivative'
import { partsOf, type ElementSet, type Pattern } from './pattern'
import { elementSet, startsOf } from './starts'
import { contains, nameKey, spelledNames, type Name } from './name-class'
import { group, notAllowed } from './constructors'

/** The element patterns of this name that come first in `pattern` or later; `null` for none. */
export function elementsAhead(pattern: Pattern, name: Name): ElementSet | null {
  const found = elementsIn(pattern).filter(({ names }) => contains(names, name))
  return found.length === 0 ? null : elementSet(found)
}

/** What remains of `pattern` after an element of `set`, whatever should have come before it. */
export function afterElementAhead(pattern: Pattern, set: ElementSet): Pattern {
  const known = (pattern.memo.skipping ??= new Map<ElementSet, Pattern>())
  let rest = known.get(set)
  if (rest === undefined) known.set(set, (rest = skipTo(pattern, set)))
  return rest
}

function skipTo(pattern: Pattern, set: ElementSet): Pattern {
  const take = (part: Pattern) => afterElementAhead(part, set)
  if (pattern.kind === 'group') {
    // The nearest place is the likeliest.
    const inFirst = take(pattern.first)
    return inFirst === notAllowed ? take(pattern.rest) : group(inFirst, pattern.rest)
  }
  return pattern.kind === 'element' ? afterElement(pattern, set) : takeOne(pattern, take)
}

/** The names of the elements without which `pattern` is not complete, whichever way it is taken. */
export function requiredElements(pattern: Pattern): ReadonlyMap<string, Name> {
  if (pattern.nullable) return new Map()
  if (pattern.kind === 'element') {
    const [only, ...more] = spelledNames(pattern.names)
    return new Map(only === undefined || more.length > 0 ? [] : [[nameKey(only), only]])
  }
  if (pattern.kind === 'choice') {
    const [first = new Map<string, Name>(), ...others] = pattern.members.map(requiredElements)
    return new Map([...first].filter(([key]) => others.every((other) => other.has(key))))
  }
  return new Map(partsOf(pattern).flatMap((part) => [...requiredElements(part)]))
}

/** The names that the elements which can come first in one of `patterns` spell out, each once. */
export function namesAtStart(patterns: readonly Pattern[]): readonly Name[] {
  const names = patterns.flatMap((pattern) => startsOf(pattern).elements.flatMap((each) => spelledNames(each.names)))
  return [...new Map(names.map((name) => [nameKey(name), name])).values()]
}

/** The one of `candidates` that `written` is likely to be meant for; `null` where none is near enough. */
export function nearest<T>(written: string, candidates: readonly T[], spelled: (candidate: T) => string): T | null {
  const limit = Math.min(2, Math.floor(written.length / 3))
  let best: T | null = null
  let least = limit + 1
  for (const candidate of candidates) {
    const spelling = spelled(candidate)
    if (Math.abs(spelling.length - written.length) > limit) continue
    const apart =
      spelling.toLowerCase() === written.toLowerCase() ? 0 : editDistance(written, spelling, Math.min(limit, least))
    if (apart >= least) continue
    best = candidate
    least = apart
  }
  return best
}

/** Letters to add, drop, change or swap with the next to make `b` of `a`; more than `limit` is said as `limit` + 1. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a.charAt(i - 1) === b.charAt(j - 1)
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? limit + 1
}
