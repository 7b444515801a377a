import { localName } from '../../schema'
import type { XmlElement } from '../../xml/tree'
import { saidItems } from './header-fields'
import type { ListPlace } from './list-place'
import { childrenNamed, childrenOf, edited, find, insert, leadOf, prefixOf, splice, without } from './header-source'

/** An element of a list with what it says. */
interface Known<Item> {
  readonly element: XmlElement
  readonly item: Item
}

interface Held<Item> {
  /** What holds the items; `null` where it has to be made. */
  readonly container: XmlElement | null
  readonly known: readonly Known<Item>[]
  /** Elements that say nothing. */
  readonly blanks: readonly XmlElement[]
}

/** The items of a list that a header has. */
export function readItems<Item extends object>(root: XmlElement, place: ListPlace<Item>): readonly Item[] {
  return held(root, place).known.map(({ item }) => item)
}

function held<Item extends object>(root: XmlElement, place: ListPlace<Item>): Held<Item> {
  const found = place.ways.map((way) => find(root, way)).find(({ missing }) => missing.length === 0)
  if (!found) return { container: null, known: [], blanks: [] }
  const all = childrenNamed(found.element, place.item.names).map((element) => ({ element, item: place.read(element) }))
  const says = ({ item }: Known<Item>) => saidItems([item]).length > 0
  return {
    container: found.element,
    known: all.filter(says),
    blanks: all.filter((one) => !says(one)).map(({ element }) => element),
  }
}

/**
 * The source with these items in a list: what stays keeps its bytes and its place, what is put elsewhere its bytes, and what
 * is changed all that the item does not speak of.
 */
export function patchItems<Item extends object>(xml: string, items: readonly Item[], place: ListPlace<Item>): string {
  const wanted = saidItems(items)
  return edited(xml, (root) => {
    const now = held(root, place)
    if (JSON.stringify(now.known.map(({ item }) => item)) === JSON.stringify(wanted)) return xml
    const [first] = wanted
    if (first === undefined) return emptied(xml, now, place)
    if (now.known.length > 0) return arranged(xml, wanted, now.known, place)
    const [blank] = now.blanks
    const made = place.make(first, prefixOf(root))
    const begun = blank
      ? splice(xml, blank.start, blank.end, place.change(xml.slice(blank.start, blank.end), first) ?? made)
      : begin(xml, root, made, place)
    return wanted.length === 1 ? begun : patchItems(begun, wanted, place)
  })
}

function begin<Item>(xml: string, root: XmlElement, leaf: string, { ways, item }: ListPlace<Item>): string {
  const found = ways.map((way) => find(root, way)).find(({ missing }) => missing.length === 0)
  const { element, missing } = found ?? find(root, ways.at(-1) ?? [])
  return insert(xml, root, element, { missing: [...missing, item], leaf })
}

/** Without items: what held nothing else goes with them, what has more to say keeps an element that says nothing. */
function emptied<Item>(xml: string, { container, known }: Held<Item>, { blank }: ListPlace<Item>): string {
  // In a list of changes within another, the one around it may not be empty either.
  const only =
    container &&
    localName(container.name) !== 'listChange' &&
    childrenOf(container).length === known.length &&
    Object.keys(container.attributes).length === 0
  if (only && blank !== null && !xml.slice(container.start, container.end).includes('<!--'))
    return without(xml, container)
  let left = xml
  for (const [index, { element }] of [...known.entries()].reverse()) {
    const kept = index === 0 && blank !== null
    left = kept
      ? splice(left, element.start, element.end, blank.replace('<', `<${prefixOf(element)}`))
      : without(left, element)
  }
  return left
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly put: string
}

function arranged<Item extends object>(
  xml: string,
  wanted: readonly Item[],
  known: readonly Known<Item>[],
  place: ListPlace<Item>,
): string {
  const from = assigned(wanted, known)
  const prefix = prefixOf(known[0]?.element ?? ({ name: '' } as XmlElement))
  const sources = wanted.map((item, index) => {
    const old = known[from[index] ?? -1]
    if (!old) return place.make(item, prefix)
    const source = xml.slice(old.element.start, old.element.end)
    return same(old.item, item) ? source : (place.change(source, item) ?? place.make(item, prefix))
  })
  const used = from.filter((index) => index >= 0)
  const inOrder = used.every((index, at) => at === 0 || index > (used[at - 1] ?? -1))
  // Put in another order, items take each other's places: the first the first, and so on.
  const slots = inOrder ? from : wanted.map((_, index) => (index < known.length ? index : -1))
  return applied(xml, editsOf(xml, known, sources, slots))
}

function editsOf<Item>(
  xml: string,
  known: readonly Known<Item>[],
  sources: readonly string[],
  slots: readonly number[],
): readonly Edit[] {
  const edits: Edit[] = []
  let before = ''
  let last: XmlElement | null = null
  const [beginning] = known
  const lead = beginning ? leadOf(xml, beginning.element) : ''
  for (const [index, source] of sources.entries()) {
    const element = known[slots[index] ?? -1]?.element
    if (element) {
      edits.push({ from: element.start, to: element.end, put: before + source })
      last = element
      before = ''
    } else if (last) {
      const at = edits.at(-1)
      if (at) edits[edits.length - 1] = { ...at, put: `${at.put}${lead}${source}` }
    } else before += `${source}${lead}`
  }
  for (const [index, { element }] of known.entries())
    if (!slots.includes(index))
      edits.push({
        from: element.start - leadOf(xml, element).length,
        to: element.end,
        put: index === 0 && last === null ? before : '',
      })
  return edits
}

function applied(xml: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, put }) => splice(text, from, to, put), xml)
}

/** Which element each item is written into: the one that says the same, else the one at its place, else none (-1). */
function assigned<Item>(wanted: readonly Item[], known: readonly Known<Item>[]): readonly number[] {
  const free = new Set(known.keys())
  const take = (index: number): number => {
    free.delete(index)
    return index
  }
  const equal = wanted.map((item) => {
    const found = [...free].find((index) => same(known[index]?.item, item))
    return found === undefined ? -1 : take(found)
  })
  return equal.map((found, index) => (found === -1 && free.has(index) ? take(index) : found))
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Names of elements that a list of changes in the old manner stands in: it becomes one change (TEI P5, 2.6). */
export function withChanges(xml: string): string {
  return edited(xml, (root) => {
    const revision = childrenNamed(root, ['revisionDesc'])[0]
    const lists = revision ? childrenOf(revision).filter((child) => localName(child.name) === 'list') : []
    const [first, last] = [lists[0], lists.at(-1)]
    if (!revision || !first || !last) return xml
    const tag = `${prefixOf(revision)}change`
    return splice(splice(xml, last.end, last.end, `</${tag}>`), first.start, first.start, `<${tag}>`)
  })
}
