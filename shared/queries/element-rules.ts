import type { Name } from '../grammar/name-class'

/** What stands in an element, as a grammar counts it: an element by its expanded name, or text. */
export type Sibling = Name | 'text'

/** A gap in the content of an element, or a stretch of it. */
export interface ContentPlace {
  readonly parent: Name
  readonly before: readonly Sibling[]
  readonly after: readonly Sibling[]
  /** What stands in the stretch, to be held by an element put around it. */
  readonly within?: readonly Sibling[]
}

/** What is asked of a grammar about elements and what they hold. */
export interface ElementRules {
  /** All elements that the grammar knows by name. */
  readonly elements: readonly Name[]
  /** The elements that may stand at a place; where it is not valid already, what the parent can hold at all. */
  readonly allowedAt: (place: ContentPlace) => readonly Name[]
  /** Whether this sequence is the content of such an element. */
  readonly allows: (parent: Name, children: readonly Sibling[]) => boolean
  /** The attributes that an element may have, by qualified name (`xml:id`). */
  readonly attributesOf: (element: Name) => readonly AttributeOffer[]
}

/** An attribute that an element may have. */
export interface AttributeOffer {
  /** Qualified name, as TEI writes it. */
  readonly name: string
  readonly required: boolean
  /** The only values it may have; `null` where it may have others. */
  readonly values: readonly string[] | null
  /** Values that the grammar proposes. */
  readonly suggestions: readonly string[]
  /** What the grammar says of it, or `''`. */
  readonly documentation: string
}
