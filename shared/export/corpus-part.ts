import type { Entry } from '../register/entry'
import { isLink, valuesIn, type RegisterIndex } from '../register/links'
import { localName } from '../schema'
import { isPointing } from '../tei/pointing'
import { attributePlaces } from '../xml/attribute-places'
import { escapeAttribute } from '../xml/escape'
import type { XmlElement, XmlNode, XmlTree } from '../xml/tree'
import { REGISTER_CONTAINERS, REGISTER_MARK } from './register-lists'

/** What the parts of one file agree on. */
export interface PartNames {
  readonly register: RegisterIndex
  /** The `xml:id`s that the file has already; grows. */
  readonly taken: Set<string>
  /** The entries that texts point at; grows. */
  readonly mentioned: Set<Entry>
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** An element of a TEI file on its way into a file with others. */
export class CorpusPart {
  readonly #text: { readonly id: string; readonly xml: string }
  readonly #held: XmlElement
  /** The namespaces that were declared around it. */
  readonly #declared: readonly (readonly [name: string, uri: string])[]
  readonly #entities: XmlTree['entities']
  readonly #ids: ReadonlySet<string>

  private constructor(
    text: { readonly id: string; readonly xml: string },
    { root, entities }: XmlTree,
    held: XmlElement,
    ids: ReadonlySet<string>,
  ) {
    this.#text = text
    this.#held = held
    this.#entities = entities
    this.#ids = ids
    this.#declared =
      root === held
        ? []
        : Object.entries(root.attributes).filter(
            ([name]) => /^xmlns(:|$)/.test(name) && held.attributes[name] === undefined,
          )
  }

  /** The part that an element of a text's tree will be; `null` where it holds entities that are no plain text. */
  static of(text: { readonly id: string; readonly xml: string }, tree: XmlTree, held: XmlElement): CorpusPart | null {
    const ids = new Set<string>()
    for (const node of nodesIn(held)) {
      if (node.kind === 'reference') return null
      if (node.kind === 'element' && node.attributes['xml:id'] !== undefined) ids.add(node.attributes['xml:id'])
    }
    return new CorpusPart(text, tree, held, ids)
  }

  /** Its characters, with ids that no part before it has, and pointers that follow. */
  written(names: PartNames): string {
    const renamed = this.#renamed(names.taken)
    const edits = this.#declarations()
    for (const node of nodesIn(this.#held))
      if (node.kind === 'element') edits.push(...this.#ofElement(node, renamed, names))
      else if (node.kind === 'text') edits.push(...this.#spelledOut(node.start, node.end))
    return edited(this.#text.xml, this.#held, edits)
  }

  #renamed(taken: Set<string>): ReadonlyMap<string, string> {
    const renamed = new Map<string, string>()
    for (const id of this.#ids) {
      let free = id
      for (let number = 2; taken.has(free) || (free !== id && this.#ids.has(free)); number++)
        free = `${id}-${String(number)}`
      taken.add(free)
      if (free !== id) renamed.set(id, free)
    }
    return renamed
  }

  #declarations(): Edit[] {
    const at = this.#held.start + 1 + this.#held.name.length
    return this.#declared.map(([name, uri]) => ({ from: at, to: at, text: ` ${name}="${escapeAttribute(uri)}"` }))
  }

  #ofElement(element: XmlElement, renamed: ReadonlyMap<string, string>, names: PartNames): readonly Edit[] {
    const { xml } = this.#text
    if (isOwnList(element)) return [{ from: gapBefore(xml, element.start), to: element.end, text: '' }]
    const changed = Object.entries(element.attributes).flatMap(([name, value]) => {
      const now = this.#valueNow(element, name, value, renamed, names)
      return now === value ? [] : [[name, now] as const]
    })
    const places = changed.length === 0 ? null : attributePlaces(xml, element)
    const edits = changed.flatMap(([name, now]): Edit[] => {
      const place = places?.get(name)?.value
      return place ? [{ from: place.start, to: place.end, text: escapeAttribute(now) }] : []
    })
    const spelled = this.#spelledOut(element.start, element.startTagEnd)
    return [...edits, ...spelled.filter((one) => !edits.some(({ from, to }) => one.from >= from && one.to <= to))]
  }

  /** References to declared entities between two offsets as what they stand for: the declaration stays behind. */
  #spelledOut(from: number, to: number): readonly Edit[] {
    if (this.#entities.size === 0) return []
    return [...this.#text.xml.slice(from, to).matchAll(/&([^#;\s][^;\s]*);/gu)].flatMap((found): Edit[] => {
      const text = this.#entities.get(found[1] ?? '')
      const at = from + found.index
      return text === undefined ? [] : [{ from: at, to: at + found[0].length, text: escapeAttribute(text) }]
    })
  }

  #valueNow(
    { name: element }: XmlElement,
    name: string,
    value: string,
    renamed: ReadonlyMap<string, string>,
    { register, mentioned }: PartNames,
  ): string {
    if (name === 'xml:id') return renamed.get(value) ?? value
    if (isLink(name))
      for (const pointer of valuesIn(name, value)) {
        const entry = this.#isOwn(pointer) ? null : register.entryAt(pointer, this.#text.id)
        if (entry !== null) mentioned.add(entry)
      }
    if (!value.includes('#') || !isPointing(localName(element), name)) return value
    return value.replace(/(?<=^|\s)#\S+/gu, (pointer) => {
      if (this.#isOwn(pointer)) return `#${renamed.get(pointer.slice(1)) ?? pointer.slice(1)}`
      const entry = register.entryAt(pointer, this.#text.id)
      return entry === null ? pointer : `#${entry.xmlId}`
    })
  }

  #isOwn(pointer: string): boolean {
    return pointer.startsWith('#') && this.#ids.has(pointer.slice(1))
  }
}

/** An element and all that stands in it, without the lists that Recto wrote of the register. */
function* nodesIn(element: XmlElement): Generator<XmlNode> {
  const waiting: XmlNode[] = [element]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node
    if (node.kind === 'element' && !isOwnList(node)) waiting.push(...node.children.toReversed())
  }
}

const isOwnList = ({ attributes, name }: XmlElement): boolean =>
  attributes['n'] === REGISTER_MARK && REGISTER_CONTAINERS.has(localName(name))

function gapBefore(xml: string, start: number): number {
  let from = start
  while (from > 0 && /\s/.test(xml.charAt(from - 1))) from--
  return from
}

function edited(xml: string, { start, end }: XmlElement, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = start
  for (const { from, to, text } of edits.toSorted((one, other) => one.from - other.from)) {
    parts.push(xml.slice(at, from), text)
    at = to
  }
  parts.push(xml.slice(at, end))
  return parts.join('')
}
