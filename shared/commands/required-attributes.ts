import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { attributesOf, type Grammar, type Name } from '../grammar'
import { changedElements, type PlacedElement } from '../queries/changed-elements'
import { expandedName } from '../queries/element-names'
import type { Attributes } from '../schema'

/**
 * The attributes without which an element is not valid and that can be made up: as an element beside it has them
 * (`like`), else the first value of a closed list. `complete` says whether that is all that is required.
 */
export function requiredAttributes(
  grammar: Grammar,
  name: Name,
  like: Attributes = {},
): { readonly attributes: Attributes; readonly complete: boolean } {
  const attributes: Record<string, string> = {}
  let complete = true
  for (const rule of attributesOf(grammar, name)) {
    if (!rule.required) continue
    const value = rule.name.uri === '' ? (like[rule.name.local] ?? rule.values?.[0]?.value) : undefined
    if (value === undefined) complete = false
    else attributes[rule.name.local] = value
  }
  return { attributes, complete }
}

/**
 * Gives the elements that are new in `tr.doc` the attributes that the grammar requires and that can be made up, and what
 * came out of an element that declared its prefix, that declaration.
 */
export function completeAttributes(tr: Transaction, before: Node, grammar: Grammar): void {
  const { kept, gone, come } = changedElements(before, tr.doc)
  for (const { node, pos, scope } of come) {
    const name = String(node.attrs['name'] ?? '')
    const prefix = name.slice(0, Math.max(name.indexOf(':'), 0))
    if (prefix === '' || scope.uriOf(prefix) !== null) continue
    const uri = gone.map((element) => element.scope.uriOf(prefix)).find((found) => found !== null)
    const own = node.attrs['attributes'] as Attributes
    if (uri !== undefined) tr.setNodeAttribute(pos, 'attributes', { ...own, [`xmlns:${prefix}`]: uri })
  }
  const lacked = new Set(
    gone.flatMap((element) => (lacks(element, grammar, {}) ? [String(element.node.attrs['name'])] : [])),
  )
  // What is kept may have another name now, or a new element of the same name around it.
  const other = kept.flatMap((pair) => (lacks(pair.before, grammar, {}) ? [] : [pair.after]))
  for (const element of [...other, ...come]) {
    if (element.pos < 0 || lacked.has(String(element.node.attrs['name']))) continue
    const missing = lacks(element, grammar, besides(tr.doc, element))
    const own = tr.doc.nodeAt(element.pos)?.attrs['attributes'] as Attributes | undefined
    if (missing) tr.setNodeAttribute(element.pos, 'attributes', { ...missing, ...own })
  }
}

/** The attributes of an element with those that it lacks; `null` where it lacks none that can be made up. */
function lacks({ node, scope }: PlacedElement, grammar: Grammar, like: Attributes): Attributes | null {
  const name = String(node.attrs['name'] ?? '')
  if (name === '') return null
  const own = node.attrs['attributes'] as Attributes
  const { attributes } = requiredAttributes(grammar, expandedName(name, scope), like)
  return Object.keys(attributes).some((each) => own[each] === undefined) ? { ...attributes, ...own } : null
}

/** The attributes of the nearest element of the same name before or behind an element. */
function besides(doc: Node, { node, pos }: PlacedElement): Attributes {
  const $pos = doc.resolve(pos)
  const siblings = $pos.parent.children
  const same = (other: Node) => other !== node && other.attrs['name'] === node.attrs['name']
  const beside = siblings.slice(0, $pos.index()).findLast(same) ?? siblings.slice($pos.index() + 1).find(same)
  return (beside?.attrs['attributes'] as Attributes | undefined) ?? {}
}
