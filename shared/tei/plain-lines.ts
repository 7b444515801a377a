import type { Node } from 'prosemirror-model'
import { localName, type Attributes, type ElementAttrs } from '../schema'
import { plainBrackets } from './plain-brackets'
import { blankLinesOf, listNumberOf, markOfPage, notePositions } from './plain-form'

/** One block of a text as plain text has it. */
export interface PlainLine {
  /** Where the node stands in the doc whose `@style` can set the blank lines before this line. */
  readonly position: number
  /** May hold line ends of its own, where the block holds `lb`. */
  readonly text: string
  /** How many line ends part it from the line before. */
  readonly gap: number
}

/**
 * The lines of a doc in the form in which texts come from web pages: blocks parted by a blank line, `  • items`, labels
 * on a line of their own, `[Page 202]`, the number of a note glued to the word before it, the notes in a list at the end.
 *
 * Where the person's text was laid out otherwise, the blocks say so in `@style`; see `plain-form.ts`.
 */
export function plainLines(doc: Node): readonly PlainLine[] {
  const writer = new Writer()
  writer.children(doc, -1)
  return [...writer.lines, ...writer.noteLines()]
}

/** What stands around a block: the list, table or closer it is in, whose lines follow each other without a blank line. */
interface Surroundings {
  readonly kind: 'text' | 'list' | 'table' | 'closer'
  /** The position of the outermost list, table or closer; -1 in running text. */
  readonly group: number
  /** How many lists it is in. */
  readonly depth: number
  /** What stands before the first line of an item. */
  readonly prefix: string
  /** The outermost element that begins with this block, where one does: its `@style` speaks for the line. */
  readonly carrier: { readonly position: number; readonly attributes: Attributes } | null
}

const inText: Surroundings = { kind: 'text', group: -1, depth: 0, prefix: '', carrier: null }
const divisions: ReadonlySet<string> = new Set(['text', 'front', 'body', 'back', 'group', 'div', 'floatingText'])

interface Reference {
  readonly node: Node
  readonly position: number
  readonly n: string
}

class Writer {
  readonly lines: PlainLine[] = []
  readonly #references: Reference[] = []
  readonly #unanchored: Reference[] = []
  #last: Surroundings | null = null
  #number = 0

  children(node: Node, position: number, around: Surroundings = inText): void {
    const { name, attributes } = elementOf(node)
    const bare = node.type.name === 'doc' || name === '' || divisions.has(localName(name))
    const carrier = bare ? null : (around.carrier ?? { position, attributes })
    node.forEach((child, offset, index) => {
      this.block(child, position + 1 + offset, {
        ...around,
        carrier: index === 0 ? carrier : null,
        prefix: index === 0 ? around.prefix : '',
      })
    })
  }

  block(node: Node, position: number, around: Surroundings): void {
    const { name, attributes } = elementOf(node)
    switch (node.type.name) {
      case 'list':
        this.#list(node, position, around)
        break
      case 'table':
        this.#table(node, position, around)
        break
      case 'blockNote':
        if (attributes['anchored'] === 'false') this.#unanchored.push({ node, position, n: attributes['n'] ?? '' })
        else if (attributes['n'] && !isInline(attributes))
          this.#line(position, this.#reference(node, position), attributes, around)
        else this.children(node, position, around)
        break
      case 'blockPageBreak':
        if (markOfPage(attributes) !== '')
          this.#line(position, around.prefix + markOfPage(attributes), attributes, around)
        break
      case 'textblock':
      case 'heading':
      case 'label':
        this.#line(position, around.prefix + this.inline(node, position), attributes, around)
        break
      default:
        if (localName(name) === 'closer' && around.kind === 'text')
          this.children(node, position, { ...around, kind: 'closer', group: position })
        else this.children(node, position, around)
    }
  }

  #list(list: Node, position: number, around: Surroundings): void {
    const inside: Surroundings = { ...around, kind: 'list', depth: around.depth + 1, prefix: '', group: position }
    const group = around.group >= 0 ? { ...inside, group: around.group, kind: around.kind } : inside
    let labelled = false
    list.forEach((child, offset, index) => {
      const place = position + 1 + offset
      const carrier = index === 0 ? around.carrier : null
      if (child.type.name === 'heading') this.block(child, place, { ...around, carrier })
      else if (child.type.name === 'item') {
        const prefix = labelled ? '' : '  '.repeat(group.depth) + '• '
        this.children(child, place, { ...group, prefix, carrier })
      } else {
        const prefix = child.type.name === 'blockPageBreak' ? '  '.repeat(group.depth) : ''
        this.block(child, place, { ...group, prefix, carrier })
      }
      if (child.type.name === 'label') labelled = true
      else if (child.type.name === 'item') labelled = false
    })
  }

  #table(table: Node, position: number, around: Surroundings): void {
    const group: Surroundings = around.group >= 0 ? around : { ...around, kind: 'table', group: position }
    table.forEach((row, offset) => {
      const place = position + 1 + offset
      const { name, attributes } = elementOf(row)
      if (name === '')
        row.forEach((cell, at) => {
          this.children(cell, place + 1 + at, { ...group, carrier: null })
        })
      else this.#line(place, this.#row(row, place), attributes, { ...group, carrier: null })
    })
  }

  #row(row: Node, position: number): string {
    const cells: string[] = []
    row.forEach((cell, offset) => {
      const text = this.#flat(cell, position + 1 + offset)
      if (text !== '') cells.push(text)
    })
    return cells.join(' ')
  }

  /** The blocks of a node in one line. */
  #flat(node: Node, position: number): string {
    if (node.isTextblock) return this.inline(node, position)
    const parts: string[] = []
    node.forEach((child, offset) => {
      const text = child.isLeaf ? markOf(child) : this.#flat(child, position + 1 + offset)
      if (text !== '') parts.push(text)
    })
    return parts.join(' ')
  }

  inline(block: Node, position: number): string {
    const brackets = plainBrackets(block)
    let text = ''
    block.forEach((child, offset, index) => {
      const place = position + 1 + offset
      const { before, after } = brackets(index)
      text += '['.repeat(before)
      if (child.isText) text += child.text ?? ''
      else if (child.type.name === 'lineBreak') text += '\n'
      else if (child.type.name === 'note') text += this.#reference(child, place)
      else text += markOf(child)
      text += ']'.repeat(after)
    })
    return text
  }

  /** The reference to a note. A note without a number gets the one after the last. */
  #reference(note: Node, position: number): string {
    const { attributes } = elementOf(note)
    if (isInline(attributes)) return this.#flat(note, position)
    const n = attributes['n'] ?? String(this.#number + 1)
    if (/^\d{1,6}$/.test(n)) this.#number = Number(n)
    this.#references.push({ node: note, position, n })
    return n
  }

  #line(position: number, text: string, attributes: Attributes, around: Surroundings): void {
    if (text === '') return
    const last = this.#last
    this.#last = around
    const together = last !== null && last.group >= 0 && last.group === around.group
    const { carrier } = around
    const usual = blankLinesOf(attributes) ?? (together ? 0 : 1)
    this.#add(carrier?.position ?? position, text, carrier?.attributes ?? attributes, usual)
  }

  #add(position: number, text: string, attributes: Attributes, usual: number): void {
    const first = this.lines.length === 0
    const blank = blankLinesOf(attributes) ?? (first ? 0 : usual)
    this.lines.push({ position, text, gap: first ? blank : blank + 1 })
  }

  /** The list of notes at the end. Writing a note may find notes in it, which join the list. */
  noteLines(): readonly PlainLine[] {
    const texts: string[] = []
    for (const { node, position } of this.#references) texts.push(this.#flat(node, position))
    const positions = notePositions(this.#references.map(({ n }) => n))
    const listed = this.#references.flatMap((reference, index) => {
      const said = listNumberOf(elementOf(reference.node).attributes)
      const text = texts[index] ?? ''
      return text === '' && said === null ? [] : [{ ...reference, text, number: said ?? positions[index] ?? 0 }]
    })
    for (const reference of this.#unanchored)
      listed.push({
        ...reference,
        number: Number.parseInt(reference.n, 10) || 0,
        text: this.#flat(reference.node, reference.position),
      })
    listed.sort((a, b) => a.number - b.number)
    const start = this.lines.length
    for (const { node, position, number, text } of listed) {
      const usual = this.lines.length > start || this.#last?.kind === 'closer' ? 0 : 1
      this.#add(position, `  ${String(number)}. ${text}`, elementOf(node).attributes, usual)
    }
    return this.lines.splice(start)
  }
}

function elementOf(node: Node): ElementAttrs {
  const { name, attributes } = node.attrs as Partial<ElementAttrs>
  return { name: name ?? '', attributes: attributes ?? {} }
}

function markOf(leaf: Node): string {
  if (leaf.type.name !== 'pageBreak' && leaf.type.name !== 'blockPageBreak') return ''
  return markOfPage(elementOf(leaf).attributes)
}

/** Whether a note is printed in the text itself. */
function isInline({ rend, place }: Attributes): boolean {
  return rend === 'inline' || place === 'inline'
}
