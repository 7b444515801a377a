import type { Datatype } from './datatype'
import type { NameClass } from './name-class'

/**
 * A pattern of RELAX NG's simple form (section 5). Immutable; made only by the constructors in `constructors.ts`, which
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
  /** What was computed of it. */
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
