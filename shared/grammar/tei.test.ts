import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { attributesOf, type AttributeRule } from './attributes'
import { allowedElements, allows, type Sibling } from './content'
import { withoutAttributes } from './after-attribute'
import { afterName } from './after-element'
import { afterText } from './after-text'
import { startsOf } from './starts'
import { elementsNamed, type Grammar } from './grammar'
import { spelledNames, type Name } from './name-class'
import { notAllowed } from './constructors'
import type { Pattern } from './pattern'
import { readRelaxNg } from './relaxng'
import { TEI_NAMESPACE } from '../namespaces'
import { teiGrammar, teiVocabulary } from './tei'
import { DOCUMENTATION, HEADER_ELEMENTS } from './tei/documentation'
import { rowsOf } from './tei/notation'

const tei = teiGrammar()
const named = (local: string): Name => ({ uri: TEI_NAMESPACE, local })
const contentOf = (grammar: Grammar, local: string) =>
  elementsNamed(grammar, named(local)).map((element) => withoutAttributes(element.content()))

describe('The grammar of TEI', () => {
  test('explains every name in its tables', () => {
    for (const element of tei.elements().names.flatMap((name) => elementsNamed(tei, name))) element.content()
    expect(tei.elements().names.length).toBeGreaterThan(580)
  })

  test('says what stands in a place', () => {
    const offered = allowedElements(tei, { parent: named('div'), before: [named('head')], after: [named('div')] })
    expect(offered).toContainEqual(named('p'))
    expect(offered).toContainEqual(named('div'))
    expect(offered).toContainEqual(named('epigraph'))
    expect(allowedElements(tei, { parent: named('div'), before: [named('div')], after: [] })).not.toContainEqual(
      named('p'),
    )
  })

  test('says what attributes an element has, with their values', () => {
    const rules = new Map(attributesOf(tei, named('note')).map((rule) => [rule.name.local, rule]))
    expect(rules.get('place')?.suggestions.map(({ value }) => value)).toContain('bottom')
    expect(rules.get('id')?.required).toBe(false)
    expect(attributesOf(tei, named('graphic')).find(({ name }) => name.local === 'url')?.required).toBe(true)
    const part = attributesOf(tei, named('p')).find(({ name }) => name.local === 'part')
    expect(part?.values?.map(({ value }) => value)).toEqual(['Y', 'N', 'I', 'M', 'F'])
  })

  test('lets what it does not know stand anywhere, and hold anything', () => {
    const foreign = { uri: 'http://history.state.gov/frus/ns/1.0', local: 'attachment' }
    expect(allows(tei, named('div'), [named('head'), foreign, named('p')])).toBe(true)
    expect(allows(tei, foreign, ['text', named('div'), named('p')])).toBe(true)
    expect(allows(tei, named('lg'), [named('l'), named('uh-oh')])).toBe(true)
  })
})

const SCHEMA = '../shared/schema/tei_all.rng'

describe.skipIf(!existsSync(SCHEMA))(`Held against ${SCHEMA} (skipped where that is absent)`, () => {
  const all = existsSync(SCHEMA) ? readRelaxNg(readFileSync(SCHEMA, 'utf8'), { name: 'tei_all' }).value : null
  if (!all) return
  const unjudged = new Set([
    ...HEADER_ELEMENTS.trim().split(/\s+/),
    ...rowsOf(DOCUMENTATION).flatMap(([local = '', , content]) => (content === 'any' ? [local] : [])),
  ])
  const judged = tei
    .elements()
    .names.map(({ local }) => local)
    .filter((local) => !unjudged.has(local))
  /** What is told of the elements by our tables and by the schema, where that differs. */
  const differences = (tell: (grammar: Grammar, local: string) => string) =>
    judged.flatMap((local) => {
      const [ours, theirs] = [tell(tei, local), tell(all, local)]
      return ours === theirs ? [] : [`${local}: ${ours} – ${theirs}`]
    })

  test('it has the same names', () => {
    const theirs = all
      .elements()
      .names.filter(({ uri }) => uri === TEI_NAMESPACE)
      .map(({ local }) => local)
    expect([...teiVocabulary().elements].sort()).toEqual([...new Set(theirs)].sort())
  })

  test('its elements hold the same elements and text', () => {
    expect(differences((grammar, local) => heldBy(contentOf(grammar, local)).join(' '))).toEqual([])
  })

  test('its elements have the same attributes, required and closed alike', () => {
    expect(differences((grammar, local) => attributesOf(grammar, named(local)).map(told).sort().join(' '))).toEqual([])
  })

  test('its elements allow the same sequences', () => {
    const chosen = fc.record({
      local: fc.constantFrom(...judged),
      chances: fc.infiniteStream(fc.nat()),
      ours: fc.boolean(),
      length: fc.nat(12),
      change: fc.nat(3),
    })
    fc.assert(
      fc.property(chosen, ({ local, chances, ours, length, change }) => {
        const next = (limit: number) => (chances.next().value ?? 0) % limit
        const [pattern = notAllowed] = contentOf(ours ? tei : all, local)
        const children = changed(walk(pattern, length, next), change, next)
        const allowed = allows(tei, named(local), children)
        expect({ children, allowed }).toEqual({ children, allowed: allows(all, named(local), children) })
      }),
      { numRuns: 2000 },
    )
  })
})

function told({ name, required, values }: AttributeRule): string {
  const closed = values?.map(({ value }) => value).sort() ?? null
  return `${name.uri}@${name.local}${required ? '!' : ''}${closed === null ? '' : `=${closed.join('|')}`}`
}

/** The elements that patterns hold, in the namespace of TEI, and whether they hold text. */
function heldBy(patterns: readonly Pattern[]): readonly string[] {
  const held = new Set<string>()
  const seen = new Set<Pattern>()
  const waiting = [...patterns]
  for (let pattern = waiting.pop(); pattern !== undefined; pattern = waiting.pop()) {
    if (seen.has(pattern)) continue
    seen.add(pattern)
    if (pattern.kind === 'choice') waiting.push(...pattern.members)
    else if (pattern.kind === 'group' || pattern.kind === 'interleave') waiting.push(pattern.first, pattern.rest)
    else if (pattern.kind === 'oneOrMore') waiting.push(pattern.each)
    else if (pattern.kind === 'element') {
      for (const { uri, local } of spelledNames(pattern.names)) if (uri === TEI_NAMESPACE) held.add(local)
    } else if (pattern.kind !== 'empty' && pattern.kind !== 'notAllowed') held.add('#')
  }
  return [...held].sort()
}

/** Children that a pattern allows so far, taken at chance; at most `length`. */
function walk(pattern: Pattern, length: number, next: (limit: number) => number): Sibling[] {
  const children: Sibling[] = []
  let rest = pattern
  while (children.length < length) {
    const names = [...startsOf(rest).named.values()].flatMap(([first]) => (first ? spelledNames(first.names) : []))
    const known = names.filter(({ uri }) => uri === TEI_NAMESPACE)
    const chosen = known[next(known.length + 1)] ?? 'text'
    const after = chosen === 'text' ? afterText(rest, 'x', () => null) : afterName(rest, chosen)
    if (after === notAllowed) break
    children.push(chosen)
    rest = after
  }
  return children
}

/** Children with one of them left out, doubled, or changing places with the next. */
function changed(children: Sibling[], change: number, next: (limit: number) => number): readonly Sibling[] {
  const at = next(children.length + 1)
  const child = children[at]
  if (child === undefined) return children
  if (change === 1) return children.toSpliced(at, 1)
  if (change === 2) return children.toSpliced(next(children.length + 1), 0, child)
  return change === 3
    ? [...children.slice(0, at), ...children.slice(at + 1, at + 2), child, ...children.slice(at + 2)]
    : children
}
