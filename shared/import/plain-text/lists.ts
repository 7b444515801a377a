import { Node } from 'prosemirror-model'
import { schema, type Attributes } from '../../schema'
import { pageOfMark } from '../../tei/plain-form'
import type { Draft } from './draft'
import { bulletOf, isCorrespondence, labelOf, pageOfLine, shapesOf, type Label } from './shapes'
import type { Line } from './source'

interface OpenList {
  /** The shapes its labels can have; empty for a list with bullets. */
  shapes: readonly string[]
  lastMark: string
  readonly children: Node[]
  item: OpenItem | null
}

interface OpenItem {
  /** Lines and what stands between them: lists, page breaks. */
  readonly parts: (Line | Node)[]
  /** Offset of the text in the first line. */
  readonly start: number
  readonly labelled: boolean
}

/** Whether a list begins at a line: with a bullet, or with a label and its text. */
export function beginsList(lines: readonly Line[], at: number): boolean {
  const first = lines[at]
  const second = lines[at + 1]
  if (!first || (at === 0 && isLetteredHeading(lines))) return false
  return (
    bulletOf(first.text)?.depth === 1 || (labelOf(first.text) !== null && second !== undefined && isText(second.text))
  )
}

/** `A.` above `Mr. Hale to Mr. Brandt.`: the heading of an enclosure. */
function isLetteredHeading(lines: readonly Line[]): boolean {
  return lines.length === 2 && /^[A-Z]\.$/.test(lines[0]?.text ?? '') && isCorrespondence(lines[1]?.text ?? '')
}

/** The index of the first line that goes on with a list whose last item has grown over a blank line; -1 where none does. */
export function resumesAt(lines: readonly Line[]): number {
  return lines.findIndex((line, at) => at > 0 && labelOf(line.text) !== null && beginsList(lines, at))
}

function isText(line: string): boolean {
  return labelOf(line) === null && pageOfLine(line) === null && bulletOf(line) === null && !line.startsWith(' ')
}

/** Builds a list, with the lists in it, from its lines. */
export class ListBuilder {
  readonly #draft: Draft
  readonly #attributes: Attributes
  readonly #head: readonly Node[]
  readonly #open: OpenList[] = []
  #done: Node[] = []

  constructor(draft: Draft, head: readonly Node[] = [], attributes: Attributes = {}) {
    this.#draft = draft
    this.#head = head
    this.#attributes = attributes
  }

  /** Takes lines from an index on as far as they are of the list; returns the index of the first that is not. */
  take(lines: readonly Line[], from: number): number {
    let index = from
    while (index < lines.length) {
      const taken = this.#takeLine(lines, index)
      if (taken === 0) break
      index += taken
    }
    return index
  }

  #takeLine(lines: readonly Line[], index: number): number {
    const line = lines[index]
    if (!line) return 0
    const page = pageOfLine(line.text)
    const bullet = bulletOf(line.text)
    const label = labelOf(line.text)
    if (page) return this.#page(line, page) ? 1 : 0
    if (bullet) return this.#bullet(line, bullet) ? 1 : 0
    const next = lines[index + 1]
    if (label && next && isText(next.text)) return this.#label(line, next, label) ? 2 : 0
    const item = this.#open.at(-1)?.item
    const last = item?.parts.at(-1)
    if (!item || line.text.startsWith(' ') || (last instanceof Node && !last.isLeaf)) return 0
    item.parts.push(line)
    return 1
  }

  /** A page mark that is set in stands between the items of its depth, one at the margin in the item. */
  #page(line: Line, match: RegExpExecArray): boolean {
    const spaces = /^ */.exec(line.text)?.[0].length ?? 0
    const page = schema.nodes.blockPageBreak.create({ attributes: pageOfMark(match[1] !== undefined, match[2] ?? '') })
    if (spaces === 0) return this.#open.at(-1)?.item?.parts.push(page) !== undefined
    if (spaces % 2 !== 0 || spaces / 2 > this.#open.length) return false
    this.#closeTo(spaces / 2)
    this.#closeItem()
    this.#open.at(-1)?.children.push(page)
    return true
  }

  #bullet(line: Line, { depth, length }: { depth: number; length: number }): boolean {
    const open = this.#open[depth - 1]
    if (depth > this.#open.length + 1 || (open && open.shapes.length > 0)) return false
    if (depth > 1 && !this.#open[depth - 2]?.item) return false
    if (open) this.#closeTo(depth)
    else this.#open.push({ shapes: [], lastMark: '', children: [], item: null })
    this.#closeItem()
    this.#begin({ parts: [line], start: line.from + length, labelled: false })
    return true
  }

  #label(line: Line, text: Line, label: Label): boolean {
    const shapes = shapesOf(label)
    if (shapes.length === 0) return false
    const depth = this.#open.findLastIndex((list) => fits(list, label, shapes))
    if (depth >= 0) this.#closeTo(depth + 1)
    else {
      if (this.#open.length > 0 && !this.#open.at(-1)?.item) return false
      this.#open.push({ shapes, lastMark: '', children: [], item: null })
    }
    this.#closeItem()
    const list = this.#open.at(-1)
    if (!list) return false
    list.shapes = list.shapes.filter((shape) => shapes.includes(shape))
    list.lastMark = label.mark
    const { mark } = label
    const message = `“${line.text}” was taken as the label of an item.`
    const node = this.#draft.block('label', 'label', line)
    list.children.push(
      this.#draft.guess(node, line.from, { severity: 'info', code: 'item', message, values: { label: mark } }),
    )
    this.#begin({ parts: [text], start: text.from, labelled: true })
    return true
  }

  #begin(item: OpenItem): void {
    const list = this.#open.at(-1)
    if (list) list.item = item
  }

  /** Closes the lists deeper than `depth`. */
  #closeTo(depth: number): void {
    while (this.#open.length > depth) {
      this.#closeItem()
      const closed = this.#open.pop()
      if (!closed) break
      const parent = this.#open.at(-1)
      if (parent) parent.item?.parts.push(schema.nodes.list.create(null, closed.children))
      else this.#done = closed.children
    }
  }

  #closeItem(): void {
    const list = this.#open.at(-1)
    if (!list?.item) return
    list.children.push(schema.nodes.item.create(null, this.#blocksOf(list.item)))
    list.item = null
  }

  /**
   * A label list writes a second line as a paragraph of its own; an item with a bullet may have lines like a signature.
   * Loose text cannot stand beside a page break: in TEI that would be one running text.
   */
  #blocksOf({ parts, start, labelled }: OpenItem): readonly Node[] {
    const [first, ...rest] = parts
    if (!first || first instanceof Node) return []
    const lines = parts.filter((part): part is Line => !(part instanceof Node))
    const lists = rest.filter((part) => part instanceof Node)
    const simple = lists.every((node) => !node.isLeaf)
    if (lines.length === 1 && simple) return [this.#draft.loose({ from: start, to: first.to }), ...lists]
    const short = !labelled && lines.every((line) => line.text.length <= 120)
    if (short && lists.length === 0) return [this.#draft.loose({ from: start, to: lines.at(-1)?.to ?? first.to })]
    return [
      this.#draft.block('textblock', 'p', { from: start, to: first.to }),
      ...rest.map((part) => (part instanceof Node ? part : this.#draft.block('textblock', 'p', part))),
    ]
  }

  /**
   * Takes blocks that stand in an item over blank lines, because `label` after them goes on with a list that is open.
   * Returns whether there is one.
   */
  resume(blocks: readonly (Line | Node)[], label: Line): boolean {
    const read = labelOf(label.text)
    if (!read) return false
    const shapes = shapesOf(read)
    const depth = this.#open.findLastIndex(
      (list) => list.item !== null && fits(list, read, shapes) && follows(list, read),
    )
    const item = this.#open[depth]?.item
    if (!item) return false
    this.#closeTo(depth + 1)
    for (const block of blocks) item.parts.push(block)
    return true
  }

  /** The list of all that was taken. */
  finish(): Node {
    this.#closeTo(0)
    return schema.nodes.list.create({ attributes: this.#attributes }, [...this.#head, ...this.#done])
  }
}

/** Whether a label counts on from the last one of a list. */
function follows({ lastMark }: OpenList, { mark }: Label): boolean {
  if (/^\d/.test(mark)) return Number(mark) === Number(lastMark) + 1
  return mark.length > 1 || lastMark.length > 1 || mark.charCodeAt(0) === lastMark.charCodeAt(0) + 1
}

/** Whether a label goes on with a list: of one of its shapes; a lone `i` or `v` as the letter only after the one before it. */
function fits(list: OpenList, { mark }: Label, shapes: readonly string[]): boolean {
  const common = shapes.filter((shape) => list.shapes.includes(shape))
  if (common.length === 0) return false
  const letterOnly =
    mark.length === 1 && /[ivx]/i.test(mark) && common.every((shape) => !shape.slice(1).startsWith('i'))
  return !letterOnly || mark.charCodeAt(0) === list.lastMark.charCodeAt(0) + 1
}
