/** What a value may need to know of its place: the namespace a prefix is bound to there, `null` for none. */
export type PrefixLookup = (prefix: string) => string | null

/** Where no prefix is bound. */
export const noPrefixes: PrefixLookup = () => null

/** A set of strings with a notion of equality (RELAX NG, sections 9.3.7 and 9.3.8). */
export interface Datatype {
  /** Equal for equal types: the library, the name and all parameters. */
  readonly key: string
  /** The name in its library, such as `date`. */
  readonly name: string
  /** Whether values are judged by the prefixes bound where they stand (`QName`). */
  readonly contextual: boolean
  /** Whether `text`, as it stands in the document, is a value of the type. */
  allows(text: string, prefixes: PrefixLookup): boolean
  /** Whether two texts that the type allows are the same value: the type's canonical form of `text`. */
  canonical(text: string, prefixes: PrefixLookup): string
  /** What is wanted, in words that complete “… is wanted”: `a date such as 1933-05-27`. */
  readonly wanted: string
}
