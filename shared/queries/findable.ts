import type { Mark, Node } from 'prosemirror-model'
import { familyOf, type Family } from '../schema'
import { shownChild } from './block-text'
import { elementName } from './divisions'
import { pageLandmark, type LandmarkList, type PageLandmark } from './landmarks'
import { isNote } from './notes'
import { hideableName, hideableParts } from './readings'
import { spanAttrs } from './spans'

/** What stands behind the text of each block: no TEI can hold it (XML 1.0, 2.2), and it is neither letter nor space. */
export const blockEnd = '\0'

/** What a span is for a search; shared by all that are the same. */
export interface SpanKind {
  readonly name: string
  readonly family: Family
  /** Its `hideableName`. */
  readonly hideable: string
}

/** What blocks of text stand in; shared by those that stand in the same. */
export interface Holder {
  readonly outer: Holder | null
  /** The local name of its element; `note` for any note. */
  readonly element: string
  /** Whether it is a note or stands in one. */
  readonly inNote: boolean
  /** How many blocks of text it is or stands in: a paragraph of a note in a paragraph in two. */
  readonly blocks: number
  /** The set of spans that stand on it, as {@link Findable.marks} has them. */
  readonly marks: number
  /** Whether a reading can hide it, or what is around it. */
  readonly hideable: boolean
}

/** What a child of a block of text is for a search, as {@link Findable.kinds} has it. */
export const childKinds = { nothing: 0, letters: 1, lineBreak: 2, kept: 3 } as const

/**
 * A text as it is searched: all its words as one string, and the way back to positions, spans and pages. Plain tables, which
 * hold on to nothing of the doc and take a small part of its room: that of the letters, and some 15 bytes for each stretch
 * between tags.
 */
export interface Findable {
  /** The text of all blocks in order, each as `blockText` has it with nothing hidden and followed by {@link blockEnd}. */
  readonly text: string
  /** Where the text of each block begins in `text`; one more for the end. */
  readonly starts: Int32Array
  /** The position at which the content of each block begins. */
  readonly positions: Int32Array
  /** Each block, with what is around it. */
  readonly holders: readonly Holder[]
  /** 1 for a block of which some reading hides something. */
  readonly hideable: Uint8Array
  /** The number of the first child of each block; one more for the end. Behind the last child of a block its end counts as one. */
  readonly children: Int32Array
  /** Where the text of each child begins in that of its block. */
  readonly indices: Int32Array
  /** Where each child begins in the content of its block. */
  readonly offsets: Int32Array
  /** One of {@link childKinds} for each child. */
  readonly kinds: Uint8Array
  /** The set of spans on each child, by its place in `sets`; 0 for none. */
  readonly marks: Int32Array
  /** At the place of each set how many spans it has, then their numbers, outermost first. */
  readonly sets: Int32Array
  /** Each span by its number. */
  readonly spans: readonly SpanKind[]
  readonly pages: LandmarkList<PageLandmark>
}

/** Makes a text ready to be searched again and again. Walks the doc. */
export function findableOf(doc: Node): Findable {
  const maker = new Maker()
  maker.visit(doc, 0, null)
  return maker.made()
}

const kept = new WeakMap<Node, Findable>()

/** The same, made once for a doc and kept for as long as that is: one searches for the next letter that one types, too. */
export function keptFindable(doc: Node): Findable {
  const known = kept.get(doc) ?? findableOf(doc)
  kept.set(doc, known)
  return known
}

/** The numbers of the spans of a set, outermost first. */
export function spansOfSet({ sets }: Pick<Findable, 'sets'>, set: number): readonly number[] {
  return set === 0 ? [] : [...sets.subarray(set + 1, set + 1 + (sets[set] ?? 0))]
}

/** The name of each span of a set, as `isHiddenWithin` wants them. */
export function hideableNames(findable: Pick<Findable, 'sets' | 'spans'>, set: number): readonly string[] {
  return spansOfSet(findable, set).map((span) => findable.spans[span]?.hideable ?? '')
}

const parts: ReadonlySet<string> = new Set(hideableParts)

/** The tables of a {@link Findable}, as they grow. */
class Maker {
  readonly #text: string[] = []
  #length = 0
  readonly #starts: number[] = []
  readonly #positions: number[] = []
  readonly #holders: Holder[] = []
  readonly #hideable: number[] = []
  readonly #children: number[] = []
  readonly #indices: number[] = []
  readonly #offsets: number[] = []
  readonly #kinds: number[] = []
  readonly #marks: number[] = []
  readonly #sets: number[] = [0]
  readonly #spans: SpanKind[] = []
  readonly #pages: { readonly positions: number[]; readonly values: PageLandmark[] } = { positions: [], values: [] }
  readonly #numbers = new Map<string, number>()
  readonly #spanKinds = new Map<string, SpanKind>()
  readonly #inner = new Map<Holder | null, Map<string, Holder>>()

  visit(node: Node, start: number, outer: Holder | null): void {
    const holder = this.#holder(node, outer)
    const hasInner = !node.isTextblock || this.#block(node, start, holder)
    if (!hasInner) return
    let pos = start
    for (const child of node.children) {
      const page = pageLandmark(child)
      if (page !== null) {
        this.#pages.positions.push(pos)
        this.#pages.values.push(page)
      } else if (!child.isLeaf) this.visit(child, pos + 1, holder)
      pos += child.nodeSize
    }
  }

  made(): Findable {
    return {
      text: this.#text.join(''),
      starts: new Int32Array(this.#ended(this.#starts, this.#length)),
      positions: new Int32Array(this.#positions),
      holders: this.#holders,
      hideable: new Uint8Array(this.#hideable),
      children: new Int32Array(this.#ended(this.#children, this.#kinds.length)),
      indices: new Int32Array(this.#indices),
      offsets: new Int32Array(this.#offsets),
      kinds: new Uint8Array(this.#kinds),
      marks: new Int32Array(this.#marks),
      sets: new Int32Array(this.#sets),
      spans: this.#spans,
      pages: this.#pages,
    }
  }

  #ended(list: number[], end: number): number[] {
    list.push(end)
    return list
  }

  /** Takes in a block of text; answers whether there is something in it that is no text. */
  #block(block: Node, start: number, holder: Holder): boolean {
    this.#starts.push(this.#length)
    this.#positions.push(start)
    this.#holders.push(holder)
    this.#children.push(this.#kinds.length)
    const begun = this.#length
    let offset = 0
    let hasInner = false
    let hides = holder.hideable
    for (const child of block.children) {
      const set = this.#set(child.marks)
      hides ||= set !== 0 && this.#isHideable(set)
      hasInner ||= !child.isText
      this.#child(childKindOf(child), this.#length - begun, offset, set)
      this.#say(shownChild(child))
      offset += child.nodeSize
    }
    this.#child(childKinds.nothing, this.#length - begun, offset, 0)
    this.#hideable.push(hides ? 1 : 0)
    this.#say(blockEnd)
    return hasInner
  }

  #child(kind: number, index: number, offset: number, set: number): void {
    this.#kinds.push(kind)
    this.#indices.push(index)
    this.#offsets.push(offset)
    this.#marks.push(set)
  }

  #say(text: string): void {
    if (text === '') return
    this.#text.push(text)
    this.#length += text.length
  }

  #holder(node: Node, outer: Holder | null): Holder {
    const note = isNote(node)
    const element = note ? 'note' : elementName(node)
    const marks = this.#set(node.marks)
    const inner = this.#inner.get(outer) ?? new Map<string, Holder>()
    this.#inner.set(outer, inner)
    const key = `${element} ${node.type.name} ${String(marks)}`
    const known = inner.get(key)
    if (known) return known
    const holder: Holder = {
      outer,
      element,
      inNote: note || outer?.inNote === true,
      blocks: (outer?.blocks ?? 0) + (node.isTextblock ? 1 : 0),
      marks,
      hideable: outer?.hideable === true || this.#isHideable(marks),
    }
    inner.set(key, holder)
    return holder
  }

  #isHideable(set: number): boolean {
    const count = this.#sets[set] ?? 0
    for (let at = set + 1; at <= set + count; at++)
      if (parts.has(this.#spans[this.#sets[at] ?? 0]?.hideable ?? '')) return true
    return false
  }

  #set(marks: readonly Mark[]): number {
    if (marks.length === 0) return 0
    const set = this.#sets.length
    this.#sets.push(marks.length)
    for (const mark of marks) this.#sets.push(this.#span(mark))
    return set
  }

  #span(mark: Mark): number {
    const { id, name, attributes } = spanAttrs(mark)
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    const family = familyOf(name, attributes)
    const key = `${name} ${family}`
    const kind = this.#spanKinds.get(key) ?? { name, family, hideable: hideableName({ name }) }
    this.#spanKinds.set(key, kind)
    const number = this.#spans.push(kind) - 1
    this.#numbers.set(id, number)
    return number
  }
}

function childKindOf(child: Node): number {
  if (child.isText) return childKinds.letters
  if (child.type.name === 'lineBreak') return childKinds.lineBreak
  return child.type.name === 'kept' ? childKinds.kept : childKinds.nothing
}
