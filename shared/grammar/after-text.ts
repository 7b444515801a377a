import { noPrefixes, type PrefixLookup } from './datatype'
import { takeOne } from './derivative'
import { empty, notAllowed } from './constructors'
import { partsOf, type AttributePattern, type Pattern } from './pattern'

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
