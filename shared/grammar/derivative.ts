import { noPrefixes, type PrefixLookup } from './datatype'
import { contains, isOpen, nameKey, spelledNames, type Name } from './name-class'
import {
  choice,
  empty,
  group,
  interleave,
  notAllowed,
  oneOrMore,
  optional,
  type AttributePattern,
  type ChoicePattern,
  type ElementPattern,
  type ElementSet,
  type GroupPattern,
  type InterleavePattern,
  type Pattern,
  type Starts,
} from './pattern'

/*
 * What remains of a pattern after something has matched its beginning: derivatives, after James Clark, “An algorithm for
 * RELAX NG validation”. Two things differ from his. An element is taken whole: what remains is asked for the set of
 * element patterns that it turned out to match, so that no state holds what encloses it, and states are few. Every
 * result stays with the pattern it was computed for.
 */

/** What remains of `pattern` after one thing, where `take` says what remains of a part; a part that has none takes nothing. */
export function takeOne(pattern: Pattern, take: (part: Pattern) => Pattern): Pattern {
  switch (pattern.kind) {
    case 'choice':
      return choice(...pattern.members.map(take))
    case 'group':
      return takeFromGroup(pattern, take)
    case 'interleave':
      return takeFromInterleave(pattern, take)
    case 'oneOrMore':
      return group(take(pattern.each), optional(pattern))
    case 'empty':
    case 'notAllowed':
    case 'text':
    case 'list':
    case 'data':
    case 'value':
    case 'attribute':
    case 'element':
      return notAllowed
  }
}

// A loop, since a group may be as long as somebody cares to write one.
function takeFromGroup(pattern: GroupPattern, take: (part: Pattern) => Pattern): Pattern {
  const alternatives: Pattern[] = []
  let rest: Pattern = pattern
  for (; rest.kind === 'group'; rest = rest.rest) {
    alternatives.push(group(take(rest.first), rest.rest))
    if (!rest.first.nullable) return choice(...alternatives)
  }
  return choice(...alternatives, take(rest))
}

// All parts at once: put together part by part, an interleave of many would be made anew for each of them.
function takeFromInterleave(pattern: InterleavePattern, take: (part: Pattern) => Pattern): Pattern {
  const parts: Pattern[] = []
  let rest: Pattern = pattern
  for (; rest.kind === 'interleave'; rest = rest.rest) parts.push(rest.first)
  parts.push(rest)
  const alternatives = parts.map((part, index) => {
    const taken = take(part)
    return taken === notAllowed ? notAllowed : interleave(taken, ...parts.toSpliced(index, 1))
  })
  return choice(...alternatives)
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

/** The patterns that `pattern` consists of; none for elements, attributes and what has no parts. */
export function partsOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case 'choice':
      return pattern.members
    case 'group':
    case 'interleave':
      return [pattern.first, pattern.rest]
    case 'oneOrMore':
      return [pattern.each]
    case 'empty':
    case 'notAllowed':
    case 'text':
    case 'list':
    case 'data':
    case 'value':
    case 'attribute':
    case 'element':
      return []
  }
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

/** What remains of `pattern` after a stretch of text. */
export function afterText(pattern: Pattern, text: string, prefixes: PrefixLookup): Pattern {
  if (pattern.readsText) return readText(pattern, text, prefixes)
  return (pattern.memo.afterText ??= readText(pattern, text, prefixes))
}

/** What remains of `pattern` after some text, whatever its words: a value, a list takes any. */
export function afterAnyText(pattern: Pattern): Pattern {
  if (!pattern.readsText) return afterText(pattern, '', noPrefixes)
  return (pattern.memo.afterAnyText ??=
    pattern.kind === 'data' || pattern.kind === 'value' || pattern.kind === 'list'
      ? empty
      : takeOne(pattern, afterAnyText))
}

function readText(pattern: Pattern, text: string, prefixes: PrefixLookup): Pattern {
  switch (pattern.kind) {
    case 'text':
      return pattern
    case 'data':
      return pattern.type.allows(text, prefixes) &&
        !(pattern.except !== null && acceptsText(pattern.except, text, prefixes))
        ? empty
        : notAllowed
    case 'value':
      return pattern.type.allows(text, prefixes) && pattern.type.canonical(text, prefixes) === pattern.canonical
        ? empty
        : notAllowed
    case 'list':
      return acceptsWords(pattern.items, text, prefixes) ? empty : notAllowed
    case 'empty':
    case 'notAllowed':
    case 'choice':
    case 'group':
    case 'interleave':
    case 'oneOrMore':
    case 'attribute':
    case 'element':
      return takeOne(pattern, (part) => afterText(part, text, prefixes))
  }
}

function acceptsWords(items: Pattern, text: string, prefixes: PrefixLookup): boolean {
  let rest = items
  for (const word of text.split(/[ \t\n\r]+/)) {
    if (word === '') continue
    rest = afterText(rest, word, prefixes)
    if (rest === notAllowed) return false
  }
  return rest.nullable
}

const SPACE = /^[ \t\n\r]*$/

/** Whether `text` is white space alone, or nothing. */
export function isSpace(text: string): boolean {
  return SPACE.test(text)
}

/** Whether `text`, all that stands in an attribute or element, matches `pattern`. */
export function acceptsText(pattern: Pattern, text: string, prefixes: PrefixLookup): boolean {
  return (pattern.nullable && isSpace(text)) || afterText(pattern, text, prefixes).nullable
}

/** How many values of an attribute are remembered, with whether they are good. */
const REMEMBERED = 2000

/** Whether `value` is one that `attribute` may have. */
export function acceptsValue(attribute: AttributePattern, value: string, prefixes: PrefixLookup): boolean {
  const { value: pattern } = attribute
  if (!pattern.readsText) return acceptsText(pattern, value, prefixes)
  if (value.length > 200 || dependsOnPrefixes(pattern)) return acceptsText(pattern, value, prefixes)
  const known = (pattern.memo.accepted ??= new Map<string, boolean>())
  let accepted = known.get(value)
  if (accepted === undefined) {
    accepted = acceptsText(pattern, value, prefixes)
    if (known.size < REMEMBERED) known.set(value, accepted)
  }
  return accepted
}

function dependsOnPrefixes(pattern: Pattern): boolean {
  if (pattern.memo.contextual !== undefined) return pattern.memo.contextual
  const parts =
    pattern.kind === 'list'
      ? [pattern.items]
      : pattern.kind === 'data' && pattern.except !== null
        ? [pattern.except]
        : partsOf(pattern)
  const typed = (pattern.kind === 'data' || pattern.kind === 'value') && pattern.type.contextual
  return (pattern.memo.contextual = typed || parts.some(dependsOnPrefixes))
}
