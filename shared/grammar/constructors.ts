import { noPrefixes, type Datatype } from './datatype'
import type { NameClass } from './name-class'
import type { ElementPattern, Pattern } from './pattern'

interface Traits {
  readonly nullable: boolean
  readonly hasAttributes: boolean
  readonly readsText: boolean
}

let made = 0

function base(traits: Traits): Pick<Pattern, keyof Traits | 'id' | 'memo'> {
  return { id: made++, ...traits, memo: {} }
}

const plain = { nullable: false, hasAttributes: false, readsText: false }

/** Matches nothing but nothing. */
export const empty: Pattern = { kind: 'empty', ...base({ ...plain, nullable: true }) }

/** Matches not even nothing. */
export const notAllowed: Pattern = { kind: 'notAllowed', ...base(plain) }

/** Matches any stretch of text, also none, once or often. */
export const text: Pattern = { kind: 'text', ...base({ ...plain, nullable: true }) }

// A pattern that is made of others lives with the newest of them, so that no table outside holds what nobody uses.
function compose(key: string, parts: readonly Pattern[], make: () => Pattern): Pattern {
  let newest = parts[0] ?? empty
  for (const part of parts) if (part.id > newest.id) newest = part
  const composed = (newest.memo.composed ??= new Map<string, Pattern>())
  let pattern = composed.get(key)
  if (pattern === undefined) composed.set(key, (pattern = make()))
  return pattern
}

function unite(parts: readonly Pattern[], nullable: boolean): Traits {
  return {
    nullable,
    hasAttributes: parts.some((part) => part.hasAttributes),
    readsText: parts.some((part) => part.readsText),
  }
}

/** One of `alternatives`; of none, {@link notAllowed}. */
export function choice(...alternatives: readonly Pattern[]): Pattern {
  const members = new Set<Pattern>()
  for (const each of alternatives)
    if (each.kind === 'choice') for (const member of each.members) members.add(member)
    else if (each.kind !== 'notAllowed') members.add(each)
  if (members.size > 1 && members.has(empty))
    for (const member of members)
      if (member !== empty && member.nullable) {
        members.delete(empty)
        break
      }
  const parts = [...members]
  const [only = notAllowed] = parts
  if (parts.length < 2) return only
  const key = `|${parts
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join(',')}`
  const nullable = parts.some((part) => part.nullable)
  return compose(key, parts, () => ({ kind: 'choice', members: parts, ...base(unite(parts, nullable)) }))
}

/** All `parts` one after the other; of none, {@link empty}. Attributes among them have no order. */
export function group(...parts: readonly Pattern[]): Pattern {
  return parts.reduceRight((rest, first) => groupTwo(first, rest), empty)
}

function groupTwo(first: Pattern, rest: Pattern): Pattern {
  if (first.kind === 'notAllowed' || rest.kind === 'notAllowed') return notAllowed
  if (first.kind === 'empty') return rest
  if (rest.kind === 'empty') return first
  if (first.kind === 'group') return groupTwo(first.first, groupTwo(first.rest, rest))
  return compose(`,${String(first.id)},${String(rest.id)}`, [first, rest], () => ({
    kind: 'group',
    first,
    rest,
    ...base(unite([first, rest], first.nullable && rest.nullable)),
  }))
}

/** All `parts`, what they match mixed in any way; of none, {@link empty}. */
export function interleave(...parts: readonly Pattern[]): Pattern {
  const flat: Pattern[] = []
  const add = (part: Pattern) => {
    if (part.kind === 'interleave') {
      add(part.first)
      add(part.rest)
    } else if (part.kind !== 'empty' && !(part.kind === 'text' && flat.includes(part))) flat.push(part)
  }
  parts.forEach(add)
  flat.sort((a, b) => a.id - b.id)
  return flat.reduceRight((rest, first) => interleaveTwo(first, rest), empty)
}

function interleaveTwo(first: Pattern, rest: Pattern): Pattern {
  if (first.kind === 'notAllowed' || rest.kind === 'notAllowed') return notAllowed
  if (rest.kind === 'empty') return first
  return compose(`&${String(first.id)},${String(rest.id)}`, [first, rest], () => ({
    kind: 'interleave',
    first,
    rest,
    ...base(unite([first, rest], first.nullable && rest.nullable)),
  }))
}

/** `parts` one after the other, once or often. */
export function oneOrMore(...parts: readonly Pattern[]): Pattern {
  return repeat(group(...parts))
}

function repeat(each: Pattern): Pattern {
  if (each.kind === 'empty' || each.kind === 'notAllowed' || each.kind === 'text' || each.kind === 'oneOrMore')
    return each
  if (each.kind === 'choice' && each.members.some((member) => member === empty || member.kind === 'oneOrMore')) {
    const once = each.members
      .filter((member) => member !== empty)
      .map((member) => (member.kind === 'oneOrMore' ? member.each : member))
    const repeated = repeat(choice(...once))
    return each.nullable ? optional(repeated) : repeated
  }
  return compose(`+${String(each.id)}`, [each], () => ({
    kind: 'oneOrMore',
    each,
    ...base(unite([each], each.nullable)),
  }))
}

/** `parts` one after the other, never, once or often. */
export function zeroOrMore(...parts: readonly Pattern[]): Pattern {
  return choice(oneOrMore(...parts), empty)
}

/** `parts` one after the other, or nothing. */
export function optional(...parts: readonly Pattern[]): Pattern {
  return choice(group(...parts), empty)
}

/** `parts` one after the other, with text anywhere between. */
export function mixed(...parts: readonly Pattern[]): Pattern {
  return interleave(text, group(...parts))
}

/** A text of words between white space; the words match `parts` one after the other. */
export function list(...parts: readonly Pattern[]): Pattern {
  const items = group(...parts)
  if (items.kind === 'notAllowed') return items
  return compose(`l${String(items.id)}`, [items], () => ({
    kind: 'list',
    items,
    ...base({ ...plain, readsText: true }),
  }))
}

const leaves = new Map<string, Pattern>()

function leaf(key: string, make: () => Pattern): Pattern {
  let pattern = leaves.get(key)
  if (pattern === undefined) leaves.set(key, (pattern = make()))
  return pattern
}

/** A text that is a value of `type` (see `datatypes/`), but not one that `except` matches. */
export function data(type: Datatype, except: Pattern | null = null): Pattern {
  const excluded = except === null || except.kind === 'notAllowed' ? null : except
  return leaf(`d ${type.key} ${String(excluded?.id ?? '')}`, () => ({
    kind: 'data',
    type,
    except: excluded,
    ...base({ ...plain, readsText: true }),
  }))
}

/** A text that is, in `type`, the same value as `text`. `documentation` says what it means. */
export function value(
  type: Datatype,
  text: string,
  documentation: string | null = null,
  canonical = type.canonical(text, noPrefixes),
): Pattern {
  return leaf(`v ${JSON.stringify([type.key, text, documentation, canonical])}`, () => ({
    kind: 'value',
    type,
    text,
    canonical,
    documentation,
    ...base({ ...plain, readsText: true }),
  }))
}

/** An attribute with one of `names` and a value that matches `content`. */
export function attribute(names: NameClass, content: Pattern = text, documentation: string | null = null): Pattern {
  if (content.kind === 'notAllowed') return content
  return compose(`@${JSON.stringify([names.key, documentation])}`, [content], () => ({
    kind: 'attribute',
    names,
    value: content,
    documentation,
    ...base({ ...plain, hasAttributes: true }),
  }))
}

/**
 * An element with one of `names`; `content` makes the pattern of its attributes and content, at its first use, so that
 * elements can hold each other.
 */
export function element(names: NameClass, content: () => Pattern, documentation: string | null = null): ElementPattern {
  let known: Pattern | null = null
  return { kind: 'element', names, content: () => (known ??= content()), documentation, ...base(plain) }
}
