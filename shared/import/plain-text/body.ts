import type { Node } from 'prosemirror-model'
import { schema, type Attributes } from '../../schema'
import { pageOfMark } from '../../tei/plain-form'
import type { Draft } from './draft'
import { beginsList, ListBuilder, resumesAt } from './lists'
import { areRows, bare, bulletOf, isCapitals, isEnclosureMark, kindOfList, pageOfLine } from './shapes'
import { stretchOf, type Group, type Groups, type Line } from './source'

/** How many groups an item may go on over blank lines. */
const longestItem = 8

/** Makes paragraphs, lists and tables. */
export class Body {
  readonly #draft: Draft
  readonly #groups: Groups

  constructor(draft: Draft, groups: Groups) {
    this.#draft = draft
    this.#groups = groups
  }

  /** The blocks of a group that was just taken; a list may take further ones. */
  of(group: Group): readonly Node[] {
    const next = this.#groups.peek()
    if (group.length === 1 && next && isCapitals(bare(group[0].text)) && bulletOf(next[0].text)?.depth === 1) {
      this.#groups.skip(1)
      return this.#lines(next, group[0])
    }
    if (!beginsList(group, 0) && areRows(group.map((line) => line.text))) return [this.#table(group)]
    return this.#lines(group, null)
  }

  /** Lists and paragraphs in turn; `head` stands above the first list. */
  #lines(first: Group, head: Line | null): readonly Node[] {
    const blocks: Node[] = []
    let lines: readonly Line[] = first
    let heading = head
    for (let at = 0; at < lines.length;) {
      if (beginsList(lines, at)) {
        const list = this.#listAt(lines, at, heading)
        blocks.push(list.node)
        ;({ lines, at } = list)
        heading = null
      } else {
        const end = this.#endOfParagraph(lines, at)
        blocks.push(...this.#paragraphs(lines.slice(at, end)))
        at = end
      }
    }
    return blocks
  }

  #endOfParagraph(lines: readonly Line[], at: number): number {
    let end = at + 1
    while (end < lines.length && !beginsList(lines, end)) end++
    return end
  }

  /** A page mark in a line of its own parts the lines around it. */
  #paragraphs(lines: readonly Line[]): readonly Node[] {
    const whole = lines.every((line) => pageOfLine(line.text) === null)
    if (whole) return [this.#draft.block('textblock', 'p', stretchOf(lines))]
    return lines.map((line) => this.#draft.block('textblock', 'p', line))
  }

  /** The list that begins at a line, and the lines after it: of its own group, or of the last that it went on into. */
  #listAt(group: readonly Line[], from: number, head: Line | null): { node: Node; lines: readonly Line[]; at: number } {
    const heads = head ? [this.#draft.block('heading', 'head', head)] : []
    const kind = head ? kindOfList(bare(head.text)) : null
    const attributes: Attributes = kind === null ? {} : { type: kind }
    const list = new ListBuilder(this.#draft, heads, attributes)
    let lines = group
    let at = list.take(lines, from)
    while (at === lines.length) {
      const resumed = this.#resume(list)
      if (!resumed) break
      ;({ lines, at } = resumed)
    }
    return { node: list.finish(), lines, at }
  }

  /** Looks for the label that goes on with a list after blank lines; what stands before it belongs to the last item. */
  #resume(list: ListBuilder): { lines: readonly Line[]; at: number } | null {
    const between: (Line | Node)[] = []
    for (let ahead = 0; ahead < longestItem; ahead++) {
      const group = this.#groups.peek(ahead)
      if (!group || beginsList(group, 0)) return null
      const at = resumesAt(group)
      const label = group[at]
      if (label) {
        const before = group.slice(0, at)
        const setIn = before.some((line) => line.text.startsWith(' '))
        if (setIn || !list.resume(between.concat(before), label)) return null
        this.#groups.skip(ahead + 1)
        return { lines: group, at: list.take(group, at) }
      }
      if (group.length > 1 || group[0].text.startsWith(' ') || isEnclosureMark(bare(group[0].text))) return null
      const page = pageOfLine(group[0].text)
      between.push(page ? pageBreak(page) : group[0])
    }
    return null
  }

  #table(group: Group): Node {
    const rows = group.map((line) => {
      const page = line.text.startsWith(' ') ? null : pageOfLine(line.text)
      if (!page) return schema.nodes.row.create(null, schema.nodes.cell.create(null, this.#draft.loose(line)))
      return schema.nodes.row.create({ name: '' }, schema.nodes.cell.create({ name: '' }, pageBreak(page)))
    })
    return this.#draft.guess(schema.nodes.table.create(null, rows), group[0].from, {
      severity: 'info',
      code: 'table',
      message: `${String(rows.length)} short lines were taken as the rows of a table; its columns cannot be told apart.`,
      values: { count: rows.length },
    })
  }
}

/** The page break that a page mark in a line of its own stands for. */
export function pageBreak(match: RegExpExecArray): Node {
  return schema.nodes.blockPageBreak.create({ attributes: pageOfMark(match[1] !== undefined, match[2] ?? '') })
}
