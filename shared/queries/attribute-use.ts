import type { Node } from 'prosemirror-model'
import { localName, type Attributes } from '../schema'
import { elementOf, rootOf } from './element-path'
import { spanAttrs } from './spans'

/** How often each value is used, by `element attribute` (local name of the element, qualified name of the attribute). */
export type ValueCounts = ReadonlyMap<string, ReadonlyMap<string, number>>

/** An `xml:id` of a text, with the local name of its element and the first words in it. */
export interface XmlIdAt {
  readonly id: string
  readonly name: string
  readonly words: string
}

/** The attributes used in a text. */
export interface AttributeUse {
  readonly counts: ValueCounts
  /** How often each element stands in the text, by local name. */
  readonly elements: ReadonlyMap<string, number>
  readonly ids: readonly XmlIdAt[]
}

/** A value with how often it is used. */
export interface UsedValue {
  readonly value: string
  readonly count: number
}

/** An {@link AttributeUse} while it is gathered. */
interface Gathered extends AttributeUse {
  readonly counts: Map<string, Map<string, number>>
  readonly elements: Map<string, number>
  readonly ids: XmlIdAt[]
}

/** Ids are no values to be used again, and declarations of namespaces are not either. */
const singular = /^(?:xml:id|xmlns|xmlns:.*)$/

/** How many of the first words of an element say which it is, in characters. */
const shown = 48

const known = new WeakMap<Node, AttributeUse>()

/** The attributes and elements used in a doc. Walks it, but does not look again into text blocks that it has seen. */
export function attributeUse(doc: Node): AttributeUse {
  const found = known.get(doc)
  if (found) return found
  const use = nothing()
  const root = rootOf(doc)
  take(use, root.name, root.attributes, doc)
  doc.descendants((node, pos) => {
    if (node.inlineContent) {
      addAll(use, useOf(node, pos))
      return false
    }
    const element = elementOf(node, pos)
    if (element) take(use, element.name, element.attributes, node)
    return true
  })
  known.set(doc, use)
  return use
}

/** The values that several texts use of an attribute of an element, the most used first. */
export function usedValues(uses: readonly ValueCounts[], element: string, attribute: string): readonly UsedValue[] {
  const sum = new Map<string, number>()
  for (const counts of uses)
    for (const [value, count] of counts.get(`${element} ${attribute}`) ?? [])
      sum.set(value, (sum.get(value) ?? 0) + count)
  return [...sum]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** How often several texts use each attribute of an element, by its name. */
export function usedAttributes(uses: readonly ValueCounts[], element: string): ReadonlyMap<string, number> {
  const sum = new Map<string, number>()
  for (const counts of uses)
    for (const [key, values] of counts) {
      if (!key.startsWith(`${element} `)) continue
      const name = key.slice(element.length + 1)
      for (const count of values.values()) sum.set(name, (sum.get(name) ?? 0) + count)
    }
  return sum
}

/** The use in one text block with the notes in it. */
function useOf(block: Node, pos: number): AttributeUse {
  const found = known.get(block)
  if (found) return found
  const use = nothing()
  const spans = new Set<string>()
  const visit = (node: Node, at: number) => {
    const element = elementOf(node, at)
    if (element) take(use, element.name, element.attributes, node)
    for (const mark of node.marks) {
      const { id, name, attributes } = spanAttrs(mark)
      if (spans.has(id)) continue
      spans.add(id)
      take(use, name, attributes, node)
    }
  }
  visit(block, pos)
  block.descendants(visit)
  known.set(block, use)
  return use
}

function nothing(): Gathered {
  return { counts: new Map<string, Map<string, number>>(), elements: new Map<string, number>(), ids: [] }
}

function take(use: Gathered, name: string, attributes: Attributes, node: Node): void {
  const local = localName(name)
  if (local !== '') increase(use.elements, local, 1)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute === 'xml:id') use.ids.push({ id: value, name: local, words: firstWords(node) })
    if (!singular.test(attribute)) add(use, `${local} ${attribute}`, value, 1)
  }
}

function firstWords(node: Node): string {
  if (node.isText) return (node.text ?? '').slice(0, shown)
  return node.textBetween(0, Math.min(node.content.size, 4 * shown), ' ').slice(0, shown)
}

function addAll(use: Gathered, more: AttributeUse): void {
  for (const [key, values] of more.counts) for (const [value, count] of values) add(use, key, value, count)
  for (const [name, count] of more.elements) increase(use.elements, name, count)
  for (const id of more.ids) use.ids.push(id)
}

function add(use: Gathered, key: string, value: string, count: number): void {
  const values = use.counts.get(key) ?? new Map<string, number>()
  increase(values, value, count)
  use.counts.set(key, values)
}

function increase(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
