import { isDeclaration, type NamespaceScope } from '../xml/namespaces'
import type { XmlElement } from '../xml/tree'
import { requiredAttributes, wantedText } from './attributes'
import { afterAttribute, afterStartTag, attributesIn, attributesNamed, withoutAttributes } from './after-attribute'
import { acceptsValue } from './after-text'
import type { Grammar } from './grammar'
import { contains, nameKey, spelledNames, type Name } from './name-class'
import { writtenName } from './offers'
import { choice, notAllowed } from './constructors'
import type { AttributePattern, ElementPattern, Pattern } from './pattern'
import { nearest } from './recovery'
import {
  excludedAttribute,
  missingAttribute,
  unboundPrefix,
  unknownAttribute,
  wrongValue,
  type Violation,
} from './violations'

/** What an open element may be, with what remains of its content. */
export interface Candidate {
  readonly element: ElementPattern
  state: Pattern
}

/** What a finding about a start tag points at. */
export type TagPart =
  | { readonly kind: 'name' }
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'value'; readonly name: string }

/** A start tag that is judged. */
export interface StartTag {
  readonly node: XmlElement
  readonly name: Name
  readonly scope: NamespaceScope
  readonly elements: readonly ElementPattern[]
}

/**
 * Judges the attributes of an element that may be any of `elements`: those that remain possible, with their content. Where
 * none does, says why, and goes on as though the attributes were as they should be.
 */
export function judgeStartTag(
  grammar: Grammar,
  tag: StartTag,
  report: (violation: Violation, part: TagPart) => void,
): Candidate[] {
  let candidates = tag.elements.map((element): Candidate => ({ element, state: element.content() }))
  const { attributes } = tag.node
  for (const qualified in attributes) {
    if (isDeclaration(qualified)) continue
    const name = tag.scope.attributeName(qualified)
    if (name === null) report(unboundPrefix(qualified), { kind: 'attribute', name: qualified })
    else if (!grammar.passesAttribute(name, tag.name))
      candidates = takeAttribute(candidates, tag, qualified, name, name.key, report)
  }
  return closeTag(candidates, tag, report)
}

function takeAttribute(
  candidates: Candidate[],
  tag: StartTag,
  qualified: string,
  name: Name,
  key: string,
  report: (violation: Violation, part: TagPart) => void,
): Candidate[] {
  const value = tag.node.attributes[qualified] ?? ''
  const prefixes = tag.scope.uriOf
  const good: Candidate[] = []
  for (const candidate of candidates) {
    const named = attributesNamed(candidate.state, name, key)
    if (named.length === 0) continue
    const matched = named.length === 1 ? named : named.filter((each) => acceptsValue(each, value, prefixes))
    const [first] = matched
    if (first === undefined || (named.length === 1 && !acceptsValue(first, value, prefixes))) continue
    good.push({ element: candidate.element, state: afterAttribute(candidate.state, matched) })
  }
  if (good.length > 0) return good
  const known = candidates.filter(({ state }) => attributesNamed(state, name, key).length > 0)
  if (known.length === 0) return refuse(candidates, tag, qualified, name, report)
  const wanted = known.flatMap(({ state }) => attributesNamed(state, name, key)).map((each) => each.value)
  const violation = wrongValue(qualified, tag.node.name, value, wantedText(choice(...wanted)))
  report(violation, { kind: 'value', name: qualified })
  return known.map((candidate) => given(candidate, attributesNamed(candidate.state, name, key)))
}

function given({ element, state }: Candidate, named: readonly AttributePattern[]): Candidate {
  return { element, state: afterAttribute(state, named) }
}

/** Says why an attribute cannot stand; one whose name is misspelt counts as the one that was meant. */
function refuse(
  candidates: Candidate[],
  tag: StartTag,
  qualified: string,
  name: Name,
  report: (violation: Violation, part: TagPart) => void,
): Candidate[] {
  const part: TagPart = { kind: 'attribute', name: qualified }
  const known = tag.elements.flatMap((element) => attributesNamed(element.content(), name))
  if (known.length > 0) {
    report(excludedAttribute(qualified, tag.node.name, excluding(tag, name)), part)
    return candidates
  }
  const present = new Set(Object.keys(tag.node.attributes))
  const possible = candidates
    .flatMap(({ state }) => attributesIn(state))
    .flatMap(({ names }) => spelledNames(names))
    .filter((each) => !present.has(writtenName(each, tag.scope)))
  const meant = nearest(qualified, possible, (each) => writtenName(each, tag.scope))
  report(unknownAttribute(qualified, tag.node.name, meant === null ? null : writtenName(meant, tag.scope)), part)
  if (meant === null) return candidates
  return candidates.map((candidate) => {
    const named = attributesNamed(candidate.state, meant)
    return named.length === 0 ? candidate : given(candidate, named)
  })
}

/** The attributes of the tag beside which `name` cannot stand, as written. */
function excluding(tag: StartTag, name: Name): readonly string[] {
  return Object.keys(tag.node.attributes).filter((qualified) => {
    const other = isDeclaration(qualified) ? null : tag.scope.attributeName(qualified)
    if (other === null || other.key === nameKey(name)) return false
    return tag.elements.every((element) => {
      const content = element.content()
      const named = attributesNamed(content, other)
      return named.length > 0 && attributesNamed(afterAttribute(content, named), name).length === 0
    })
  })
}

function closeTag(
  candidates: Candidate[],
  tag: StartTag,
  report: (violation: Violation, part: TagPart) => void,
): Candidate[] {
  const closed: Candidate[] = []
  for (const { element, state } of candidates) {
    const rest = afterStartTag(state)
    if (rest !== notAllowed) closed.push({ element, state: rest })
  }
  if (closed.length > 0) return closed
  const missing = missingIn(candidates)
  if (missing !== null) {
    const written = (names: readonly Name[]) => names.map((name) => writtenName(name, tag.scope))
    report(missingAttribute(tag.node.name, written(missing.all), written(missing.one)), { kind: 'name' })
  }
  return candidates.map(({ element, state }) => ({ element, state: withoutAttributes(state) }))
}

/** Which attributes are missing: all of `all`, or one of `one`; `null` where it is not for want of attributes. */
function missingIn(candidates: readonly Candidate[]): { all: readonly Name[]; one: readonly Name[] } | null {
  if (candidates.every(({ state }) => withoutAttributes(state) === notAllowed)) return null
  const [{ state } = { state: notAllowed }] = candidates
  const names = attributesIn(state).flatMap((each) => spelledNames(each.names))
  const distinct = [...new Map(names.map((name) => [nameKey(name), name])).values()]
  const required = requiredAttributes(state)
  const all = distinct.filter((name) => required.has(nameKey(name)))
  const one = distinct.filter((name) => {
    const named = attributesIn(state).filter((each) => contains(each.names, name))
    return afterStartTag(afterAttribute(state, named)) !== notAllowed
  })
  return { all, one: all.length > 0 ? [] : one }
}
