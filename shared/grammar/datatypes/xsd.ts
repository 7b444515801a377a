import { noPrefixes, type Datatype, type PrefixLookup } from '../datatype'
import { BASE_TYPES, type BaseType, type WhiteSpace } from './base-types'
import { readExpression } from './regular-expression'

/** The URI of the types of XML Schema as a `datatypeLibrary`. */
export const XSD = 'http://www.w3.org/2001/XMLSchema-datatypes'

/** A facet with its value, such as `['minInclusive', '0']`. */
export type Parameter = readonly [name: string, value: string]

/** A datatype, or what is wrong with what was asked for, in words that complete “The type cannot be used: …”. */
export type DatatypeReading =
  { readonly type: Datatype; readonly problem: null } | { readonly type: null; readonly problem: string }

/** `text` with white space as a type wants it. */
export function normaliseSpace(text: string, whiteSpace: WhiteSpace): string {
  switch (whiteSpace) {
    case 'preserve':
      return text
    case 'replace':
      return text.replace(/[\t\n\r]/g, ' ')
    case 'collapse':
      // Nearly every value is one word.
      return /[ \t\n\r]/.test(text) ? text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '') : text
  }
}

/** The type `name` of XML Schema, restricted by `parameters` (XML Schema Part 2, section 4.3). */
export function readXsd(name: string, parameters: readonly Parameter[]): DatatypeReading {
  const base = BASE_TYPES.get(name)
  if (base === undefined) return { type: null, problem: `XML Schema has no type “${name}”` }
  const facets: Facet[] = []
  for (const [facet, value] of parameters) {
    const made = makeFacet(base, facet, value)
    if (typeof made === 'string') return { type: null, problem: made }
    facets.push(made)
  }
  return { type: restrict(base, facets, parameters), problem: null }
}

/** The type `name` of XML Schema, restricted by `parameters`. Throws where there is none such: for grammars written as code. */
export function xsd(name: string, ...parameters: readonly Parameter[]): Datatype {
  const { type, problem } = readXsd(name, parameters)
  if (type === null) throw new Error(problem)
  return type
}

interface Facet {
  readonly holds: (value: unknown, text: string) => boolean
  /** Added to what is wanted of the base type; '' for nothing that helps. */
  readonly wanted: string
}

function restrict(base: BaseType, facets: readonly Facet[], parameters: readonly Parameter[]): Datatype {
  const read = (text: string, prefixes: PrefixLookup): unknown => {
    const normal = normaliseSpace(text, base.whiteSpace)
    const value = base.read(normal, prefixes)
    if (value === null) return null
    for (const facet of facets) if (!facet.holds(value, normal)) return null
    return value
  }
  const added = facets.map(({ wanted }) => wanted).filter((wanted) => wanted !== '')
  return {
    key: JSON.stringify([XSD, base.name, ...parameters]),
    name: base.name,
    contextual: base.contextual === true,
    allows: (text, prefixes) => read(text, prefixes) !== null,
    canonical: (text, prefixes) => {
      const value = base.read(normaliseSpace(text, base.whiteSpace), prefixes)
      return value === null ? text : base.canonical(value)
    },
    wanted: [base.wanted, ...added].join(', '),
  }
}

function makeFacet(base: BaseType, facet: string, value: string): Facet | string {
  switch (facet) {
    case 'pattern':
      return patternFacet(value)
    case 'length':
    case 'minLength':
    case 'maxLength':
      return lengthFacet(base, facet, value.trim())
    case 'minInclusive':
    case 'maxInclusive':
    case 'minExclusive':
    case 'maxExclusive':
      return boundFacet(base, facet, value)
    case 'totalDigits':
    case 'fractionDigits':
      return digitsFacet(base, facet, value.trim())
    default:
      return `“${facet}” is no parameter of types of XML Schema that a grammar may set`
  }
}

function patternFacet(value: string): Facet | string {
  const { expression, problem } = readExpression(value)
  if (expression === null) return `the regular expression “${value}” cannot be read: ${problem}`
  return { holds: (_, text) => expression.test(text), wanted: PATTERNS.get(value) ?? `of the form ${value}` }
}

// Expressions that grammars made from TEI customisations hold, in words.
const PATTERNS: ReadonlyMap<string, string> = new Map([
  ['[^\\p{C}\\p{Z}]+', 'one word without spaces'],
  ['(\\p{L}|\\p{N}|\\p{P}|\\p{S})+', 'one word without spaces'],
  ['\\S+', 'without spaces'],
])

function count(value: string): number | null {
  return /^\d+$/.test(value) ? Number(value) : null
}

function lengthFacet(base: BaseType, facet: 'length' | 'minLength' | 'maxLength', value: string): Facet | string {
  const { length } = base
  const wanted = count(value)
  if (length === undefined) return `values of “${base.name}” have no length`
  if (wanted === null) return `“${value}” is no length`
  if (facet === 'length') return { holds: (v) => length(v) === wanted, wanted: `of length ${value}` }
  if (facet === 'minLength') return { holds: (v) => length(v) >= wanted, wanted: `of length ${value} or more` }
  return { holds: (v) => length(v) <= wanted, wanted: `of length ${value} at most` }
}

type Bound = 'minInclusive' | 'maxInclusive' | 'minExclusive' | 'maxExclusive'

const BOUNDS: Readonly<Record<Bound, { holds: (order: number) => boolean; words: string }>> = {
  minInclusive: { holds: (order) => order >= 0, words: 'at least' },
  maxInclusive: { holds: (order) => order <= 0, words: 'at most' },
  minExclusive: { holds: (order) => order > 0, words: 'more than' },
  maxExclusive: { holds: (order) => order < 0, words: 'less than' },
}

function boundFacet(base: BaseType, facet: Bound, value: string): Facet | string {
  const { compare } = base
  if (compare === undefined) return `values of “${base.name}” have no order`
  const text = normaliseSpace(value, base.whiteSpace)
  const bound = base.read(text, noPrefixes)
  if (bound === null) return `“${value}” is no value of “${base.name}”`
  const { holds, words } = BOUNDS[facet]
  return {
    holds: (v) => {
      const order = compare(v, bound)
      return order !== null && holds(order)
    },
    wanted: `${words} ${text}`,
  }
}

function digitsFacet(base: BaseType, facet: 'totalDigits' | 'fractionDigits', value: string): Facet | string {
  const { digits } = base
  const most = count(value)
  if (digits === undefined) return `values of “${base.name}” have no digits to count`
  if (most === null || (facet === 'totalDigits' && most === 0)) return `“${value}” is no number of digits`
  return facet === 'totalDigits'
    ? { holds: (v) => digits(v).total <= most, wanted: `with ${value} digits at most` }
    : { holds: (v) => digits(v).fraction <= most, wanted: `with ${value} digits after the point at most` }
}
