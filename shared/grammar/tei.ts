import { TEI_NAMESPACE } from '../namespaces'
import { grammar, type ElementIndex, type Grammar } from './grammar'
import { anyName, name, nameKey, type Name } from './name-class'
import { choice, element, group, notAllowed, text, zeroOrMore } from './constructors'
import type { ElementPattern, Pattern } from './pattern'
import { APPARATUS } from './tei/apparatus'
import { ATTRIBUTES, CLASSES, CONTENTS } from './tei/classes'
import { CORE } from './tei/core'
import { DICTIONARIES } from './tei/dictionaries'
import { DOCUMENTATION, HEADER_ATTRIBUTES, HEADER_ELEMENTS } from './tei/documentation'
import { FEATURES } from './tei/features'
import { LINKING } from './tei/linking'
import { MANUSCRIPTS } from './tei/manuscripts'
import { NAMES } from './tei/names'
import { AttributeReader, readContent, rowsOf, wordsOf, type Row } from './tei/notation'
import { PERFORMANCE } from './tei/performance'
import { STRUCTURE } from './tei/structure'
import { TRANSCRIPTION } from './tei/transcription'

/** The chapters, the most usual first: in their order names are offered. */
const CHAPTERS = [
  STRUCTURE,
  CORE,
  NAMES,
  TRANSCRIPTION,
  LINKING,
  APPARATUS,
  PERFORMANCE,
  MANUSCRIPTS,
  DICTIONARIES,
  FEATURES,
  DOCUMENTATION,
]

/** The local names that TEI P5 gives to elements and attributes. */
export interface TeiVocabulary {
  readonly elements: ReadonlySet<string>
  readonly attributes: ReadonlySet<string>
}

let known: { readonly grammar: Grammar; readonly vocabulary: TeiVocabulary } | null = null

/**
 * TEI P5 as it is before anyone customises it, for a text whose edition has no grammar. Any element of it may be the
 * root. What stands in a header is not judged, nor are elements and attributes whose names TEI does not have.
 */
export function teiGrammar(): Grammar {
  return (known ??= read()).grammar
}

/** The names of {@link teiGrammar}, with those of headers. */
export function teiVocabulary(): TeiVocabulary {
  return (known ??= read()).vocabulary
}

function read(): { readonly grammar: Grammar; readonly vocabulary: TeiVocabulary } {
  const rows = [
    ...CHAPTERS.flatMap(rowsOf),
    ...wordsIn(HEADER_ELEMENTS).map((local): Row => [local, '-', 'any', 'any']),
  ]
  const vocabulary = {
    elements: new Set(rows.map(([local = '']) => local)),
    attributes: new Set([...attributeNames(rows), ...wordsIn(HEADER_ATTRIBUTES)]),
  }
  const passes = ({ uri, local }: Name) => uri !== TEI_NAMESPACE || !vocabulary.elements.has(local)
  const patterns = elementsOf(rows)
  const { any } = patterns
  const made = grammar('TEI P5', choice(...patterns.elements), {
    passes,
    passesAttribute: ({ uri, local }, element) =>
      passes(element) || !vocabulary.attributes.has(uri === '' ? local : `xml:${local}`),
  })
  const names = rows.map(([local = '']): Name => ({ uri: TEI_NAMESPACE, local }))
  const index: ElementIndex = {
    named: new Map(names.map((each, i) => [nameKey(each), patterns.elements.slice(i, i + 1)])),
    // What TEI does not know holds what there is.
    open: [element(anyName(), () => any)],
    names,
  }
  return { grammar: { ...made, elements: () => index }, vocabulary }
}

/** The patterns of the elements, in their order; what each holds is read when it is asked for. */
function elementsOf(rows: readonly Row[]): { readonly elements: readonly ElementPattern[]; readonly any: Pattern } {
  const members = new Map<string, string[]>()
  const join = (member: string, classes: readonly string[]) => {
    for (const of of classes) members.set(of, [...(members.get(of) ?? []), member])
  }
  for (const [local = '', classes] of rows) join(local, wordsOf(classes))
  for (const [of = '', classes] of rowsOf(CLASSES)) join(of, wordsOf(classes))
  const attributes = new AttributeReader(new Map(rowsOf(ATTRIBUTES).map(([of = '', words]) => [of, wordsOf(words)])))
  const contents = new Map(rowsOf(CONTENTS).map(([of = '', content = '-']) => [of, content]))

  const patterns = new Map<string, Pattern>()
  const resolve = (local: string): Pattern => {
    const pattern = patterns.get(local) ?? resolved(local)
    patterns.set(local, pattern)
    return pattern
  }
  const resolved = (local: string): Pattern => {
    const content = contents.get(local)
    if (content !== undefined) return readContent(content, resolve)
    const held = members.get(local)
    if (held === undefined) throw new Error(`The tables of TEI name “${local}”, which is nowhere explained`)
    return choice(...held.map(resolve))
  }
  const elements = rows.map(([local = '', , content = '-', words]) =>
    element(name(local, TEI_NAMESPACE), () =>
      group(attributes.patternOf(wordsOf(words)), readContent(content, resolve)),
    ),
  )
  rows.forEach(([local = ''], i) => patterns.set(local, elements[i] ?? notAllowed))
  const any = zeroOrMore(choice(text, ...elements))
  patterns.set('any', any)
  return { elements, any }
}

function* attributeNames(rows: readonly Row[]): Iterable<string> {
  for (const words of [...rows.map((row) => row[3]), ...rowsOf(ATTRIBUTES).map((row) => row[1])])
    for (const word of wordsOf(words)) {
      const [, local] = /^@([\w:.-]+)/.exec(word) ?? []
      if (local !== undefined) yield local
    }
}

function wordsIn(table: string): readonly string[] {
  return table.trim().split(/\s+/)
}
