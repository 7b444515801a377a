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
  readonly ids: readonly XmlIdAt[]
}

/** A value with how often it is used. */
export interface UsedValue {
  readonly value: string
  readonly count: number
}

type Counts = Map<string, Map<string, number>>

/** Ids are no values to be used again, and declarations of namespaces are not either. */
const singular = /^(?:xml:id|xmlns|xmlns:.*)$/

/** How many of the first words of an element say which it is, in characters. */
const shown = 48

const known = new WeakMap<Node, AttributeUse>()

/** The attributes used in a doc. Walks it, but does not look again into text blocks that it has seen. */
export function attributeUse(doc: Node): AttributeUse {
  const counts: Counts = new Map()
  const ids: XmlIdAt[] = []
  take(rootOf(doc).name, rootOf(doc).attributes, doc, counts, ids)
  doc.descendants((node, pos) => {
    if (node.inlineContent) {
      const use = useOf(node, pos)
      addAll(counts, use.counts)
      for (const id of use.ids) ids.push(id)
      return false
    }
    const element = elementOf(node, pos)
    if (element) take(element.name, element.attributes, node, counts, ids)
    return true
  })
  return { counts, ids }
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
  const counts: Counts = new Map()
  const ids: XmlIdAt[] = []
  const spans = new Set<string>()
  const visit = (node: Node, at: number) => {
    const element = elementOf(node, at)
    if (element) take(element.name, element.attributes, node, counts, ids)
    for (const mark of node.marks) {
      const { id, name, attributes } = spanAttrs(mark)
      if (spans.has(id)) continue
      spans.add(id)
      take(name, attributes, node, counts, ids)
    }
  }
  visit(block, pos)
  block.descendants(visit)
  const use = { counts, ids }
  known.set(block, use)
  return use
}

function take(name: string, attributes: Attributes, node: Node, counts: Counts, ids: XmlIdAt[]): void {
  const local = localName(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute === 'xml:id') ids.push({ id: value, name: local, words: firstWords(node) })
    if (!singular.test(attribute)) add(counts, `${local} ${attribute}`, value, 1)
  }
}

function firstWords(node: Node): string {
  if (node.isText) return (node.text ?? '').slice(0, shown)
  return node.textBetween(0, Math.min(node.content.size, 4 * shown), ' ').slice(0, shown)
}

function addAll(counts: Counts, more: ValueCounts): void {
  for (const [key, values] of more) for (const [value, count] of values) add(counts, key, value, count)
}

function add(counts: Counts, key: string, value: string, count: number): void {
  const values = counts.get(key) ?? new Map<string, number>()
  counts.set(key, values.set(value, (values.get(value) ?? 0) + count))
}
