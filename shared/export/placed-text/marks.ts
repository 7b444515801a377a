import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { isNote } from '../../queries/notes'
import { spanAttrs } from '../../queries/spans'
import { schema, type Attributes } from '../../schema'
import { isMention } from './is-mention'

/** What is marked in a doc, so that it is found again in the text that is written of it. */
export type MarkKind = 'begin' | 'end' | 'note' | 'note-end' | 'page'

/** A mark that was found in a text from which all marks were taken. */
export interface FoundMark {
  readonly kind: MarkKind
  /** Which of the mentions, notes or pages of the doc. */
  readonly index: number
  /** Where it stood, in UTF-16 units of the text without marks. */
  readonly at: number
}

/** A mention in a doc: its span, and where its words begin in the doc that was marked. */
export interface MarkedMention {
  readonly span: string
  readonly name: string
  readonly attributes: Attributes
  readonly from: number
  readonly inNote: boolean
}

/** A doc with marks in its text, and what they stand for. */
export interface MarkedDoc {
  readonly doc: Node
  /** The character between which marks stand; it is nowhere else in the doc. */
  readonly sign: string
  readonly mentions: readonly MarkedMention[]
  /** The notes in running text, in the order of the doc. */
  readonly notes: readonly Node[]
  /** The page breaks that have a number. */
  readonly pages: readonly Node[]
}

const letters: Readonly<Record<MarkKind, string>> = { begin: 'b', end: 'e', note: 'n', 'note-end': 'm', page: 'p' }
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter, kind as MarkKind]))

/**
 * Writes marks into the text of a doc: around mentions, around notes in running text, and in the numbers of pages. What is then
 * written as plain text says by them where these stand in it.
 */
export function markDoc(doc: Node): MarkedDoc {
  return new Marking(doc).marked()
}

/** A text without its marks, and the marks. */
export function takeMarks(
  marked: string,
  sign: string,
): { readonly text: string; readonly marks: readonly FoundMark[] } {
  const parts = marked.split(sign)
  const marks: FoundMark[] = []
  const texts: string[] = []
  let at = 0
  for (const [index, part] of parts.entries()) {
    const kind = index % 2 === 1 ? kinds.get(part.charAt(0)) : undefined
    if (kind !== undefined) marks.push({ kind, index: Number(part.slice(1)), at })
    else {
      texts.push(part)
      at += part.length
    }
  }
  return { text: texts.join(''), marks }
}

class Marking {
  readonly #doc: Node
  readonly #sign: string
  readonly #index = new Map<string, number>()
  readonly #mentions: MarkedMention[] = []
  /** The last text node of each mention, by its place among all text nodes. */
  readonly #lastOf: number[] = []
  readonly #begun = new Set<number>()
  readonly #notes: Node[] = []
  readonly #pages: Node[] = []
  #texts = 0

  constructor(doc: Node) {
    this.#doc = doc
    this.#sign = freeSign(doc)
    this.#find(doc, -1, false)
    this.#texts = 0
  }

  #find(node: Node, pos: number, inNote: boolean): void {
    node.forEach((child, offset) => {
      const at = pos + 1 + offset
      if (!child.isText) this.#find(child, at, inNote || isNote(child))
      else {
        for (const mark of child.marks) if (isMention(spanAttrs(mark))) this.#see(mark, at, inNote)
        this.#texts++
      }
    })
  }

  #see(mark: Mark, pos: number, inNote: boolean): void {
    const { id, name, attributes } = spanAttrs(mark)
    let index = this.#index.get(id)
    if (index === undefined) {
      index = this.#mentions.length
      this.#index.set(id, index)
      this.#mentions.push({ span: id, name, attributes, from: pos, inNote })
    }
    this.#lastOf[index] = this.#texts
  }

  marked(): MarkedDoc {
    const doc = this.#copy(this.#doc)
    return { doc, sign: this.#sign, mentions: this.#mentions, notes: this.#notes, pages: this.#pages }
  }

  #copy(node: Node): Node {
    if (node.isLeaf) return node
    return node.copy(Fragment.from(node.children.flatMap((child) => this.#child(child))))
  }

  #child(child: Node): readonly Node[] {
    switch (child.type.name) {
      case 'text':
        return this.#text(child)
      case 'note': {
        const index = this.#notes.push(child) - 1
        return [this.#mark('note', index, child.marks), this.#copy(child), this.#mark('note-end', index, child.marks)]
      }
      case 'pageBreak':
      case 'blockPageBreak':
        return [this.#page(child)]
      default:
        return [this.#copy(child)]
    }
  }

  #text(node: Node): readonly Node[] {
    const place = this.#texts++
    const [before, after]: [Node[], Node[]] = [[], []]
    for (const [depth, mark] of node.marks.entries()) {
      const index = this.#index.get(spanAttrs(mark).id)
      if (index === undefined) continue
      // Within the spans around the mention, which would else fall into two.
      const around = node.marks.slice(0, depth)
      if (!this.#begun.has(index)) before.push(this.#mark('begin', index, around))
      this.#begun.add(index)
      if (this.#lastOf[index] === place) after.unshift(this.#mark('end', index, around))
    }
    return [...before, node, ...after]
  }

  #page(node: Node): Node {
    const attributes = node.attrs['attributes'] as Attributes
    if (!attributes['n']) return node
    const index = this.#pages.push(node) - 1
    return node.type.create({
      ...node.attrs,
      attributes: { ...attributes, n: this.#words('page', index) + attributes['n'] },
    })
  }

  #mark(kind: MarkKind, index: number, around: readonly Mark[] = []): Node {
    return schema.text(this.#words(kind, index), around)
  }

  #words(kind: MarkKind, index: number): string {
    return `${this.#sign}${letters[kind]}${String(index)}${this.#sign}`
  }
}

/** A character that stands nowhere in a doc: of those that are none (Unicode, section 23.7), else of those for private use. */
function freeSign(doc: Node): string {
  const used = new Set<string>()
  doc.descendants((node) => {
    const words = node.isText ? (node.text ?? '') : JSON.stringify(node.attrs)
    for (const sign of words.match(/[\ufdd0-\ufdef\ue000-\uf8ff]/g) ?? []) used.add(sign)
    return true
  })
  for (let code = 0xfdd0; code <= 0xfdef; code++)
    if (!used.has(String.fromCharCode(code))) return String.fromCharCode(code)
  for (let code = 0xe000; code <= 0xf8ff; code++)
    if (!used.has(String.fromCharCode(code))) return String.fromCharCode(code)
  return '\uffff'
}
