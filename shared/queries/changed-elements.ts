import type { Node } from 'prosemirror-model'
import { allows, type Grammar } from '../grammar'
import type { Attributes } from '../schema'
import { BetweenDocs } from './between-docs'
import { divisionOrder } from './division-order'
import { mayBeForeignDivision } from './divisions'
import { siblingsOf } from './element-content'
import { expandedName, rootScope } from './element-names'
import { scopeWithin, type NamespaceScope } from '../xml/namespaces'

/** An element in a doc, with the position before it (-1 for the root) and the namespaces in scope within it. */
export interface PlacedElement {
  readonly node: Node
  readonly pos: number
  readonly scope: NamespaceScope
}

/** How the elements of two docs differ. */
export interface ChangedElements {
  /** Elements that are still there and hold something else, outermost first. */
  readonly kept: readonly { readonly before: PlacedElement; readonly after: PlacedElement }[]
  /** Elements of the first that have no single counterpart in the second, and the other way round. */
  readonly gone: readonly PlacedElement[]
  readonly come: readonly PlacedElement[]
}

/**
 * What differs between two docs, element by element. Nodes that both share are not looked into, so the cost follows the
 * change and the number of its neighbours, not the length of the text.
 */
export function changedElements(before: Node, after: Node): ChangedElements {
  return remembered.of(before, after, () => compared(before, after))
}

/** One act asks several times: whether it is allowed, and what is to be completed in what it changed. */
const remembered = new BetweenDocs<ChangedElements>()

function compared(before: Node, after: Node): ChangedElements {
  const kept: { before: PlacedElement; after: PlacedElement }[] = []
  const gone: PlacedElement[] = []
  const come: PlacedElement[] = []
  const compare = (a: PlacedElement, b: PlacedElement): void => {
    if (a.node === b.node) return
    kept.push({ before: a, after: b })
    const inA = childrenApart(a.node, b.node)
    const inB = childrenApart(b.node, a.node)
    const left = elementsWithin(a, (child) => inA.has(child) && !inB.has(child))
    const right = elementsWithin(b, (child) => inB.has(child) && !inA.has(child))
    const pairs = counterparts(left, right)
    if (pairs) for (const [one, other] of pairs) compare(one, other)
    else {
      const known = new Set([...left, ...right].flatMap(({ node }) => blocksIn(node)).filter(twice()))
      for (const [side, found] of [
        [left, gone],
        [right, come],
      ] as const)
        for (const element of side) collect(element, known, found)
    }
  }
  compare(rootOf(before), rootOf(after))
  return { kept, gone, come }
}

/**
 * Whether an element holds directly what it held before, as far as a grammar counts it: the same elements in the same order, each
 * changed at most within. What is in running text is not compared, nor what counts by what its own children hold.
 */
export function holdsSame({ before, after }: ChangedElements['kept'][number]): boolean {
  const [a, b] = [before.node, after.node]
  if (a.inlineContent || b.inlineContent || a.attrs !== b.attrs || a.childCount !== b.childCount) return false
  if (mayBeForeignDivision(b)) return false
  return a.children.every((one, index) => {
    const other = b.children[index]
    if (one === other) return true
    // What has no name of its own is looked through, so that what is in it counts.
    return one.type === other?.type && one.attrs === other.attrs && String(one.attrs['name'] ?? '') !== ''
  })
}

/** Whether a grammar allows what stands directly in an element; what has no name of its own is no element. */
export function isAllowed({ node, scope }: PlacedElement, grammar: Grammar): boolean {
  const name = String(node.attrs['name'] ?? '')
  if (name === '' || node.isLeaf) return true
  // Of the content of what TEI does not know, a grammar of TEI says nothing; such divisions are in order as others are.
  if (mayBeForeignDivision(node) && divisionOrder(node).misfit >= 0) return false
  return allows(grammar, expandedName(name, scope), siblingsOf(node, scope))
}

/**
 * Each element with its single counterpart: where there is one on each side, and where there are as many and each is called as the
 * one in its place, as where tags come everywhere at once. `null` where it cannot be said.
 */
function counterparts(
  left: readonly PlacedElement[],
  right: readonly PlacedElement[],
): readonly (readonly [PlacedElement, PlacedElement])[] | null {
  if (left.length === 0 || left.length !== right.length) return null
  const pairs = left.flatMap((one, index) => {
    const other = right[index]
    return other && (left.length === 1 || sameElement(one.node, other.node)) ? [[one, other] as const] : []
  })
  return pairs.length === left.length ? pairs : null
}

function sameElement(a: Node, b: Node): boolean {
  return a.type === b.type && a.attrs['name'] === b.attrs['name']
}

/** The children of a node, those aside that it begins or ends with as another does. */
function childrenApart({ children }: Node, other: Node): ReadonlySet<Node> {
  const shorter = Math.min(children.length, other.childCount)
  let start = 0
  while (start < shorter && children[start] === other.children[start]) start++
  let end = 0
  while (end < shorter - start && children.at(-1 - end) === other.children.at(-1 - end)) end++
  return new Set(children.slice(start, children.length - end))
}

function rootOf(doc: Node): PlacedElement {
  const attributes = doc.attrs['attributes'] as Attributes
  return { node: doc, pos: -1, scope: rootScope(String(doc.attrs['name']), attributes) }
}

/** The children of an element that hold something and are wanted. */
function elementsWithin({ node, pos, scope }: PlacedElement, wanted: (child: Node) => boolean): PlacedElement[] {
  const found: PlacedElement[] = []
  node.forEach((child, offset) => {
    if (child.isLeaf || !wanted(child)) return
    const attributes = (child.attrs['attributes'] ?? {}) as Attributes
    found.push({ node: child, pos: pos + 1 + offset, scope: scopeWithin(scope, attributes) })
  })
  return found
}

function collect(element: PlacedElement, known: ReadonlySet<Node>, found: PlacedElement[]): void {
  if (known.has(element.node)) return
  found.push(element)
  for (const child of elementsWithin(element, () => true)) collect(child, known, found)
}

function blocksIn(node: Node): Node[] {
  const found = [node]
  node.descendants((child) => {
    if (child.isLeaf) return false
    found.push(child)
    return true
  })
  return found
}

/** Lets pass what is asked about for the second time. */
function twice(): (node: Node) => boolean {
  const seen = new Set<Node>()
  return (node) => {
    const again = seen.has(node)
    seen.add(node)
    return again
  }
}
