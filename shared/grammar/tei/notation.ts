import { XML_NAMESPACE } from '../../namespaces'
import { anyName, name } from '../name-class'
import {
  attribute,
  choice,
  data,
  empty,
  group,
  list,
  notAllowed,
  oneOrMore,
  optional,
  text,
  value,
  zeroOrMore,
} from '../constructors'
import type { Pattern } from '../pattern'
import { tokenType } from '../datatypes/built-in'
import { xsd } from '../datatypes/xsd'

/**
 * A row of a table: what stands between its ` : `. A row goes on in lines that begin with two spaces.
 *
 * Rows of elements have four parts:
 *
 *     list : listLike : top, (item~+ | (label~, item~)+), bottom : typed @rend=words @part=Y|N|I
 *
 * its name; the classes that it belongs to; what it holds; its attributes besides the global ones. `-` is none.
 *
 * What it holds: `a, b` one after the other; `a | b` one of them; `?`, `*`, `+` as usual; `a~` an `a` and any number of
 * elements of the class `global` after it; `#` text, `#name` text of that type. A name is that of an element, of a class (one of its members) or of a
 * row of contents; `any` is all there is, as content and as attributes.
 *
 * Attributes: the name of a class of attributes, or `@name=type`; `!` after the name says that it is required. A type is one
 * of {@link TYPES} (`word` where none is said) or the values themselves, `Y|N`; `*` among them stands for any other word,
 * and `+` at the end says that there may be several.
 */
export type Row = readonly string[]

/** The rows of a table. */
export function rowsOf(table: string): readonly Row[] {
  const joined = table.trim().replace(/\n {2}/g, ' ')
  return joined === '' ? [] : joined.split('\n').map((row) => row.split(' : '))
}

/** The words of a part of a row. */
export function wordsOf(part = '-'): readonly string[] {
  return part === '-' ? [] : part.split(' ')
}

/** Reads what an element holds; `resolve` knows the names in it. */
export function readContent(source: string, resolve: (name: string) => Pattern): Pattern {
  const tokens = source.match(/#?[\w.]+|[^\s\w.]/g) ?? []
  let at = 0
  const choices = (): Pattern => {
    const alternatives = [sequence()]
    while (tokens[at] === '|') {
      at++
      alternatives.push(sequence())
    }
    return choice(...alternatives)
  }
  const sequence = (): Pattern => {
    const parts = [repeated()]
    while (tokens[at] === ',') {
      at++
      parts.push(repeated())
    }
    return group(...parts)
  }
  const repeated = (): Pattern => {
    let pattern = single()
    for (;;) {
      if (tokens[at] === '?') pattern = optional(pattern)
      else if (tokens[at] === '*') pattern = zeroOrMore(pattern)
      else if (tokens[at] === '+') pattern = oneOrMore(pattern)
      else if (tokens[at] === '~') pattern = group(pattern, zeroOrMore(resolve('global')))
      else return pattern
      at++
    }
  }
  const single = (): Pattern => {
    const token = tokens[at++]
    if (token === '(') {
      const inner = choices()
      at++
      return inner
    }
    if (token === '#') return text
    if (token?.startsWith('#') === true) return TYPES[token.slice(1)] ?? notAllowed
    return token === '-' ? empty : resolve(token ?? '')
  }
  return choices()
}

const word = data(xsd('token', ['pattern', '[^\\p{C}\\p{Z}]+']))
const anyWords = list(oneOrMore(word))
const pointer = data(xsd('token', ['pattern', '\\S*']))
const numeric = choice(data(xsd('decimal')), data(xsd('double')), data(xsd('token', ['pattern', '-?\\d+/-?\\d+'])))
const truth = data(xsd('boolean'))
const probability = data(xsd('double', ['minInclusive', '0'], ['maxInclusive', '1']))
const xmlName = data(xsd('Name'))
const language = choice(data(xsd('language')), value(tokenType, ''))

/** The types of attributes by their names in the tables (TEI P5, 1.4.2). */
const TYPES: Readonly<Record<string, Pattern>> = {
  word,
  words: anyWords,
  text,
  ptr: pointer,
  // Where it points, and that it does, is asked elsewhere (`checks/pointers.ts`), with better answers.
  ptrs: text,
  // Dates likewise (`checks/dates.ts`).
  date: text,
  iso: text,
  duration: data(xsd('duration')),
  name: xmlName,
  names: list(oneOrMore(xmlName)),
  numeric,
  count: data(xsd('nonNegativeInteger')),
  integer: data(xsd('integer')),
  bool: truth,
  xbool: choice(truth, ...values('unknown|inapplicable')),
  probability,
  certainty: choice(probability, ...values('high|medium|low|unknown')),
  lang: language,
  langs: list(oneOrMore(language)),
  size: data(xsd('token', ['pattern', '[\\-+]?\\d+(\\.\\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)'])),
  points: text,
}

/**
 * Reads the attributes of rows. Those of the class `global` stand last in every element and are one pattern for all;
 * one that is said twice is what was said last.
 */
export class AttributeReader {
  private readonly classes: ReadonlyMap<string, readonly string[]>
  private readonly read = new Map<string, Pattern>()
  private readonly global: ReadonlyMap<string, Pattern>
  private readonly globalPattern: Pattern

  constructor(classes: ReadonlyMap<string, readonly string[]>) {
    this.classes = classes
    this.global = this.named(['global'])
    this.globalPattern = group(...this.global.values())
  }

  /** The attributes of an element whose row says `words`, with the global ones. */
  patternOf(words: readonly string[]): Pattern {
    if (words.includes('any')) return zeroOrMore(attribute(anyName()))
    const own = this.named(words)
    const overridden = [...own.keys()].some((local) => this.global.has(local))
    const shared = overridden
      ? group(...[...this.global].flatMap(([local, each]) => (own.has(local) ? [] : each)))
      : this.globalPattern
    // In one order everywhere, elements share most of what is built for them.
    return group(...[...own.values()].sort((a, b) => b.id - a.id), shared)
  }

  private named(words: readonly string[], attributes = new Map<string, Pattern>()): Map<string, Pattern> {
    for (const word of words)
      if (!word.startsWith('@')) this.named(this.classes.get(word) ?? [], attributes)
      else {
        const [, local = '', required = '', type = 'word'] = /^@([\w:.-]+)(!?)(?:=(.*))?$/.exec(word) ?? []
        const pattern = this.read.get(word) ?? readAttribute(local, type, required === '!')
        this.read.set(word, pattern)
        attributes.set(local, pattern)
      }
    return attributes
  }
}

function readAttribute(local: string, type: string, required: boolean): Pattern {
  const names = local.startsWith('xml:') ? name(local.slice(4), XML_NAMESPACE) : name(local)
  const pattern = attribute(names, readType(type))
  return required ? pattern : optional(pattern)
}

function readType(type: string): Pattern {
  const known = TYPES[type]
  if (known !== undefined) return known
  const several = type.endsWith('+')
  const said = (several ? type.slice(0, -1) : type).split('|')
  const others = said.includes('*') ? word : notAllowed
  const one = choice(...values(said.filter((each) => each !== '*').join('|')), others)
  return several ? list(oneOrMore(one)) : one
}

function values(said: string): readonly Pattern[] {
  return said.split('|').map((each) => value(tokenType, each))
}
