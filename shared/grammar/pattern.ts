import { noPrefixes, type Datatype } from './datatype'
import type { NameClass } from './name-class'

/**
 * A pattern of RELAX NG's simple form (section 5). Immutable; made only by the constructors of this file, which
 * simplify and return one object for equal patterns, so that `===` compares them and what was once computed of a pattern
 * can stay with it. Elements alone have an identity of their own: two calls make two elements.
 */
export type Pattern =
  | EmptyPattern
  | NotAllowedPattern
  | TextPattern
  | ChoicePattern
  | GroupPattern
  | InterleavePattern
  | OneOrMorePattern
  | ListPattern
  | DataPattern
  | ValuePattern
  | AttributePattern
  | ElementPattern

interface PatternBase {
  /** Counts up as patterns are made. */
  readonly id: number
  /** Whether nothing at all matches. */
  readonly nullable: boolean
  /** Whether attributes stand in it, outside of elements. */
  readonly hasAttributes: boolean
  /** Whether what it makes of a text depends on the words (data, value, list), outside of elements and attributes. */
  readonly readsText: boolean
  /** What `derivative.ts` has computed of it. */
  readonly memo: PatternMemo
}

/** Results that stay with a pattern; grows as documents are read. */
export interface PatternMemo {
  /** Patterns made of this one and older ones, so that they go when it goes. */
  composed?: Map<string, Pattern>
  alone?: ElementSet
  sets?: Map<string, ElementSet>
  starts?: Starts
  byName?: Map<string, ElementSet | null>
  split?: { readonly elements: ReadonlySet<Pattern>; readonly others: readonly Pattern[] }
  afterElements?: Map<ElementSet, Pattern>
  afterName?: Map<string, Pattern>
  attributesByName?: Map<string, readonly AttributePattern[]>
  afterAttributes?: Map<string, Pattern>
  closed?: Pattern
  withoutAttributes?: Pattern
  afterText?: Pattern
  afterAnyText?: Pattern
  accepted?: Map<string, boolean>
  contextual?: boolean
  skipping?: Map<ElementSet, Pattern>
}

/** The elements that can come first in a pattern. */
export interface Starts {
  readonly elements: readonly ElementPattern[]
  readonly named: ReadonlyMap<string, readonly ElementPattern[]>
  readonly open: readonly ElementPattern[]
}

/** A set of element patterns that one element of a document may be; equal sets are one object. */
export interface ElementSet {
  readonly elements: readonly ElementPattern[]
  has(element: ElementPattern): boolean
}

/** Matches nothing but nothing. */
export interface EmptyPattern extends PatternBase {
  readonly kind: 'empty'
}
/** Matches not even that. */
export interface NotAllowedPattern extends PatternBase {
  readonly kind: 'notAllowed'
}
/** Matches any text. */
export interface TextPattern extends PatternBase {
  readonly kind: 'text'
}
/** Matches what one of its members matches. */
export interface ChoicePattern extends PatternBase {
  readonly kind: 'choice'
  /** At least two, without repetition, no choice among them. */
  readonly members: readonly Pattern[]
}
/** Matches two parts one after the other; attributes have no order. */
export interface GroupPattern extends PatternBase {
  readonly kind: 'group'
  /** Never a group itself. */
  readonly first: Pattern
  readonly rest: Pattern
}
/** Matches two parts, mixed in any way. */
export interface InterleavePattern extends PatternBase {
  readonly kind: 'interleave'
  readonly first: Pattern
  readonly rest: Pattern
}
/** Matches one part, once or often. */
export interface OneOrMorePattern extends PatternBase {
  readonly kind: 'oneOrMore'
  readonly each: Pattern
}
/** Matches the words of a text. */
export interface ListPattern extends PatternBase {
  readonly kind: 'list'
  readonly items: Pattern
}
/** Matches a text that is a value of a datatype. */
export interface DataPattern extends PatternBase {
  readonly kind: 'data'
  readonly type: Datatype
  readonly except: Pattern | null
}
/** Matches a text that is one value. */
export interface ValuePattern extends PatternBase {
  readonly kind: 'value'
  readonly type: Datatype
  /** As the grammar writes it. */
  readonly text: string
  readonly canonical: string
  readonly documentation: string | null
}
/** Matches an attribute by its name and value. */
export interface AttributePattern extends PatternBase {
  readonly kind: 'attribute'
  readonly names: NameClass
  readonly value: Pattern
  readonly documentation: string | null
}
/** Matches an element by its name, attributes and content. */
export interface ElementPattern extends PatternBase {
  readonly kind: 'element'
  readonly names: NameClass
  /** Its attributes and content; made at the first call. */
  readonly content: () => Pattern
  readonly documentation: string | null
}

interface Traits {
  readonly nullable: boolean
  readonly hasAttributes: boolean
  readonly readsText: boolean
}

let made = 0

function base(traits: Traits): PatternBase {
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

/**
 * Named patterns that refer to each other, as `define` and `ref` of RELAX NG: returns `ref`, which makes each at its first
 * use. Throws where one stands in itself without an element between, or has no definition: both are mistakes in a program.
 */
export function definitions<K extends string>(
  defined: Readonly<Record<K, (ref: (name: K) => Pattern) => Pattern>>,
): (name: K) => Pattern {
  const known = new Map<K, Pattern | null>()
  const ref = (name: K): Pattern => {
    const found = known.get(name)
    if (found === null) throw new Error(`The definition “${name}” stands in itself, with no element between`)
    if (found !== undefined) return found
    known.set(name, null)
    const pattern = defined[name](ref)
    known.set(name, pattern)
    return pattern
  }
  return ref
}
