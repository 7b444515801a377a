import type { Node } from 'prosemirror-model'
import { allowedElements, allows, type Grammar, type Name, type Place, type Sibling } from '../grammar'
import { contentOf, placeIn, wholeContent } from './element-content'
import type { ElementAt } from './element-path'

/** The place of the last element of a path in its parent, with what it holds as what is within; `null` for the root. */
export function placeOfElement(doc: Node, path: readonly ElementAt[]): Place | null {
  const element = path.at(-1)
  if (!element || path.length < 2) return null
  const place = placeIn(doc, path.slice(0, -1), element.from, element.to)
  return { ...place, within: siblingsIn(doc, path) }
}

/** What the last element of a path holds, as a grammar counts it. */
export function siblingsIn(doc: Node, path: readonly ElementAt[]): readonly Sibling[] {
  return contentOf(doc, path).flatMap(({ sibling }) => (sibling === null ? [] : [sibling]))
}

/** The elements that the last element of a path could be instead, with all that it holds. */
export function renamesOf(doc: Node, path: readonly ElementAt[], grammar: Grammar): readonly Name[] {
  const place = placeOfElement(doc, path)
  return place ? allowedElements(grammar, place) : []
}

/** Whether the grammar is content when the content of the element at a place stands in its stead; where it was not content before, it does not matter. */
export function fitsUnwrapped(place: Place, own: Name, grammar: Grammar): boolean {
  return allows(grammar, place.parent, wholeContent(place)) || !fitsNow(place, own, grammar)
}

/** The same when the element goes with its content. */
export function fitsWithout(place: Place, own: Name, grammar: Grammar): boolean {
  return allows(grammar, place.parent, [...place.before, ...place.after]) || !fitsNow(place, own, grammar)
}

function fitsNow({ parent, before, after }: Place, own: Name, grammar: Grammar): boolean {
  return allows(grammar, parent, [...before, own, ...after])
}
