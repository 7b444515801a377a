import { attributesIn } from './after-attribute'
import { partsOf, type AttributePattern, type Pattern } from './pattern'
import { elementsNamed, type Grammar } from './grammar'
import { nameKey, spelledNames, type Name } from './name-class'

/** A value that a grammar names, with what it says of it. */
export interface NamedValue {
  readonly value: string
  readonly documentation: string | null
}

/** What a grammar says of an attribute of an element. */
export interface AttributeRule {
  readonly name: Name
  /** Whether the element is not valid without it. */
  readonly required: boolean
  /** All values there are; `null` where others are possible. */
  readonly values: readonly NamedValue[] | null
  /** Values that are named where others are possible too. */
  readonly suggestions: readonly NamedValue[]
  /** Whether it takes several words between white space; `values` and `suggestions` are then those of each word. */
  readonly several: boolean
  /** What is wanted, in words that complete “… is wanted”: `a date such as 1933-05-27, or a year such as 1933`. */
  readonly wanted: string
  readonly documentation: string | null
}

const known = new WeakMap<Grammar, Map<string, readonly AttributeRule[]>>()

/**
 * The attributes that an element of this name may have, in the order of the grammar; none for an element that it does not know.
 * Attributes whose names it only describes are not among them.
 */
export function attributesOf(grammar: Grammar, element: Name): readonly AttributeRule[] {
  let rules = known.get(grammar)
  if (rules === undefined) known.set(grammar, (rules = new Map<string, readonly AttributeRule[]>()))
  const key = nameKey(element)
  let found = rules.get(key)
  if (found === undefined) rules.set(key, (found = rulesOf(grammar, element)))
  return found
}

function rulesOf(grammar: Grammar, element: Name): readonly AttributeRule[] {
  const contents = elementsNamed(grammar, element).map((pattern) => pattern.content())
  const byName = new Map<string, { name: Name; patterns: AttributePattern[] }>()
  for (const pattern of contents.flatMap(attributesIn))
    for (const name of spelledNames(pattern.names)) {
      const key = nameKey(name)
      const entry = byName.get(key) ?? { name, patterns: [] }
      entry.patterns.push(pattern)
      byName.set(key, entry)
    }
  const required = contents.map(requiredAttributes).reduce(intersection, null) ?? new Set<string>()
  return [...byName].map(([key, { name, patterns }]) => ruleOf(name, required.has(key), patterns))
}

function intersection(a: ReadonlySet<string> | null, b: ReadonlySet<string>): ReadonlySet<string> {
  return a === null ? b : new Set([...a].filter((each) => b.has(each)))
}

/** The names ({@link nameKey}) of the attributes without which nothing matches `pattern`. */
export function requiredAttributes(pattern: Pattern): ReadonlySet<string> {
  if (!pattern.hasAttributes) return new Set()
  if (pattern.kind === 'attribute') return new Set(pattern.names.kind === 'name' ? [nameKey(pattern.names.name)] : [])
  if (pattern.kind === 'choice') return pattern.members.map(requiredAttributes).reduce(intersection, null) ?? new Set()
  return new Set(partsOf(pattern).flatMap((part) => [...requiredAttributes(part)]))
}

function ruleOf(name: Name, required: boolean, patterns: readonly AttributePattern[]): AttributeRule {
  const said = patterns.map((pattern) => contentOf(pattern.value))
  const named = [...new Map(said.flatMap(({ values }) => values).map((each) => [each.value, each])).values()]
  const closed = said.every(({ open }) => !open)
  const wanted = [...new Set(said.flatMap((each) => each.wanted))]
  return {
    name,
    required,
    values: closed ? named : null,
    suggestions: closed ? [] : named,
    several: said.some(({ several }) => several),
    wanted: oneOf([...(named.length === 0 ? [] : [namedWanted(named)]), ...wanted]),
    documentation: patterns.find(({ documentation }) => documentation !== null)?.documentation ?? null,
  }
}

/** What may be the text of an attribute or element, in words that complete “… is wanted”. */
export function wantedText(pattern: Pattern): string {
  const { values, wanted } = contentOf(pattern)
  return oneOf([...(values.length === 0 ? [] : [namedWanted(values)]), ...wanted])
}

/** Longest list of values that a sentence spells out. */
const SPELLED = 12

function namedWanted(values: readonly NamedValue[]): string {
  const spelled = values.slice(0, SPELLED).map(({ value }) => `“${value}”`)
  const more = values.length - spelled.length
  return more > 0 ? `${spelled.join(', ')} or one of ${String(more)} other values` : oneOf(spelled)
}

function oneOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? 'text'
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`
}

interface TextContent {
  readonly values: readonly NamedValue[]
  /** Whether other texts than `values` are possible. */
  readonly open: boolean
  readonly several: boolean
  readonly wanted: readonly string[]
}

function contentOf(pattern: Pattern): TextContent {
  const values: NamedValue[] = []
  const wanted = new Set<string>()
  let open = false
  let several = false
  const visit = (part: Pattern): void => {
    if (part.kind === 'value') values.push({ value: part.text, documentation: part.documentation })
    else if (part.kind === 'data') {
      open = true
      wanted.add(part.type.wanted)
    } else if (part.kind === 'text') open = true
    else if (part.kind === 'list') {
      several ||= repeats(part.items)
      visit(part.items)
    } else partsOf(part).forEach(visit)
  }
  visit(pattern)
  return { values, open, several, wanted: [...wanted] }
}

function repeats(pattern: Pattern): boolean {
  return pattern.kind === 'oneOrMore' || pattern.kind === 'group' || partsOf(pattern).some(repeats)
}
