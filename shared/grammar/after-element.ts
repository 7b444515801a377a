import { takeOne } from './derivative'
import { nameKey, type Name } from './name-class'
import { choice, empty, notAllowed } from './constructors'
import type { ChoicePattern, ElementSet, Pattern } from './pattern'
import { startsNamed } from './starts'

/** What remains of `pattern` after an element that matches every pattern of `set` and no other. */
export function afterElement(pattern: Pattern, set: ElementSet): Pattern {
  if (pattern.kind === 'element') return set.has(pattern) ? empty : notAllowed
  const known = (pattern.memo.afterElements ??= new Map<ElementSet, Pattern>())
  let rest = known.get(set)
  if (rest === undefined) {
    rest =
      pattern.kind === 'choice' ? afterElementOf(pattern, set) : takeOne(pattern, (part) => afterElement(part, set))
    known.set(set, rest)
  }
  return rest
}

// Choices of hundreds of elements are common, and all but one or two of those do not match.
function afterElementOf(pattern: ChoicePattern, set: ElementSet): Pattern {
  const { elements, others } = (pattern.memo.split ??= {
    elements: new Set(pattern.members.filter(({ kind }) => kind === 'element')),
    others: pattern.members.filter(({ kind }) => kind !== 'element'),
  })
  const rest = others.map((part) => afterElement(part, set))
  return choice(...rest, set.elements.some((element) => elements.has(element)) ? empty : notAllowed)
}

/** What remains of `pattern` after an element of this name, whatever is in it. */
export function afterName(pattern: Pattern, name: Name, key = nameKey(name)): Pattern {
  const known = (pattern.memo.afterName ??= new Map<string, Pattern>())
  let rest = known.get(key)
  if (rest === undefined) {
    const set = startsNamed(pattern, name, key)
    known.set(key, (rest = set === null ? notAllowed : afterElement(pattern, set)))
  }
  return rest
}
