import { takeOne } from './derivative'
import { contains, nameKey, type Name } from './name-class'
import { choice, empty, group, interleave, notAllowed, oneOrMore } from './constructors'
import { partsOf, type AttributePattern, type Pattern } from './pattern'

/** The attribute patterns of `pattern` whose names hold `name`. */
export function attributesNamed(pattern: Pattern, name: Name, key = nameKey(name)): readonly AttributePattern[] {
  const known = (pattern.memo.attributesByName ??= new Map<string, readonly AttributePattern[]>())
  let found = known.get(key)
  if (found === undefined) known.set(key, (found = attributesIn(pattern).filter(({ names }) => contains(names, name))))
  return found
}

/** All attribute patterns of `pattern`, outside of its elements, in order. */
export function attributesIn(pattern: Pattern): readonly AttributePattern[] {
  const found = new Set<AttributePattern>()
  const visit = (part: Pattern): void => {
    if (!part.hasAttributes) return
    if (part.kind === 'attribute') found.add(part)
    else partsOf(part).forEach(visit)
  }
  visit(pattern)
  return [...found]
}

/** What remains of `pattern` after an attribute that matches every pattern of `matched` and no other. */
export function afterAttribute(pattern: Pattern, matched: readonly AttributePattern[]): Pattern {
  const key = matched.length === 1 ? String(matched[0]?.id) : matched.map(({ id }) => id).join(',')
  return afterAttributes(pattern, key, matched)
}

function afterAttributes(pattern: Pattern, key: string, matched: readonly AttributePattern[]): Pattern {
  if (!pattern.hasAttributes) return notAllowed
  if (pattern.kind === 'attribute') return matched.includes(pattern) ? empty : notAllowed
  const known = (pattern.memo.afterAttributes ??= new Map<string, Pattern>())
  let rest = known.get(key)
  if (rest === undefined) {
    const take = (part: Pattern) => afterAttributes(part, key, matched)
    // Attributes have no order: one is taken from the rest of a group as from its first.
    rest =
      pattern.kind === 'group'
        ? choice(group(take(pattern.first), pattern.rest), group(pattern.first, take(pattern.rest)))
        : takeOne(pattern, take)
    known.set(key, rest)
  }
  return rest
}

/** What remains of `pattern` where a start tag ends: attributes that have not come are not allowed any more. */
export function afterStartTag(pattern: Pattern): Pattern {
  if (!pattern.hasAttributes) return pattern
  return (pattern.memo.closed ??= replaceAttributes(pattern, afterStartTag, notAllowed))
}

/** `pattern` as though every attribute that it wants had come. */
export function withoutAttributes(pattern: Pattern): Pattern {
  if (!pattern.hasAttributes) return pattern
  return (pattern.memo.withoutAttributes ??= replaceAttributes(pattern, withoutAttributes, empty))
}

function replaceAttributes(pattern: Pattern, replace: (part: Pattern) => Pattern, by: Pattern): Pattern {
  switch (pattern.kind) {
    case 'attribute':
      return by
    case 'choice':
      return choice(...pattern.members.map(replace))
    case 'group':
      return group(replace(pattern.first), replace(pattern.rest))
    case 'interleave':
      return interleave(replace(pattern.first), replace(pattern.rest))
    case 'oneOrMore':
      return oneOrMore(replace(pattern.each))
    case 'empty':
    case 'notAllowed':
    case 'text':
    case 'list':
    case 'data':
    case 'value':
    case 'element':
      return pattern
  }
}
