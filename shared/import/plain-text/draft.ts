import { Fragment, type Node } from 'prosemirror-model'
import type { Guess } from '../../edition'
import type { Finding } from '../../finding'
import { schema, type Attributes, type NodeName } from '../../schema'
import { inBrackets, markOfPage, pageMarkPattern, pageOfMark, withListNumber } from '../../tei/plain-form'
import { pageOrder, type PageMark } from './page-order'
import type { Source, Stretch } from './source'

/** Something in the running text that is not text: a page mark, a supplement, the reference to a note. */
export type Token = Stretch &
  (
    | { readonly kind: 'page'; readonly attributes: Attributes }
    | { readonly kind: 'supplement' }
    | { readonly kind: 'reference'; readonly reference: Reference }
    | { readonly kind: 'number'; readonly n: string }
  )

/** The reference to a note: its number as it stands in the text, and its text where the list at the end has one. */
export interface Reference {
  readonly n: string
  readonly text: Stretch | null
  /** Its number in the list, where that is not its position. */
  readonly listNumber: number | null
}

/** What a guess says; its place is told by where it was made. */
export type Said = Pick<Finding, 'severity' | 'code' | 'message'> & { readonly values?: NonNullable<Finding['values']> }

/** As much of a text as a message may quote. */
export function clip(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`
}

interface Pending {
  readonly said: Said
  readonly at: number
  /** Offsets in the node's content; `null` for the node itself. */
  readonly inside: readonly [number, number] | null
}

/** A supplement in brackets: `S[umner]`, `[is]`, `[etc.]`. */
const supplement =
  /(?<=\p{L})\[\p{Ll}+\.?\]|\[\p{Ll}+\](?=\p{L})|(?<=^|\s)\[(?!(?:sic|illegible|seal|signed|undated|extract)\b)\p{Ll}{1,12}\.?\](?=$|[\s.,;:])/gmu

/** The page marks of a text, in order. */
export function pageMarksIn(text: string): readonly (Token & { kind: 'page' })[] {
  return [...text.matchAll(new RegExp(pageMarkPattern, 'g'))].flatMap((match) => {
    const attributes = pageOfMark(match[1] !== undefined, match[2] ?? '')
    if (markOfPage(attributes) !== match[0]) return []
    return [{ kind: 'page', from: match.index, to: match.index + match[0].length, attributes }]
  })
}

/** The supplements of a text, brackets included, in order. */
export function supplementsIn(text: string): readonly Token[] {
  return [...text.matchAll(supplement)].map((match) => ({
    kind: 'supplement',
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** The words of a supplement: the brackets are what the source says by them, which the tag says. */
const suppliedBy = ({ from, to }: Stretch): Stretch => ({ from: from + 1, to: to - 1 })

/** Makes the nodes of a doc from stretches of its source, and keeps what was guessed on the way. */
export class Draft {
  readonly source: Source
  readonly #tokens: readonly Token[]
  readonly #guesses = new Map<Node, Pending[]>()
  #spans = 0

  /** `tokens` in the order of the text. */
  constructor(source: Source, tokens: readonly Token[]) {
    this.source = source
    this.#tokens = tokens
  }

  /** A text block with the running text of a stretch. Odd white space is declared so that XML keeps it. */
  block(type: NodeName, name: string, stretch: Stretch, attributes: Attributes = {}): Node {
    const pending: Pending[] = []
    const content = this.#inline(stretch, pending)
    const kept = this.isOdd(stretch) ? { ...attributes, 'xml:space': 'preserve' } : attributes
    const node = schema.nodes[type].create({ name, attributes: kept }, content)
    if (pending.length > 0) this.#guesses.set(node, pending)
    return node
  }

  /** The text of an element that holds blocks: loose, or in an element of its own where its white space must be declared. */
  loose(stretch: Stretch, element = 'p'): Node {
    return this.block('textblock', this.isOdd(stretch) ? element : '', stretch)
  }

  /** Remembers what was guessed of a node that is going to stand in the doc as it is. */
  guess(node: Node, at: number, said: Said): Node {
    const pending = this.#guesses.get(node)
    if (pending) pending.unshift({ said, at, inside: null })
    else this.#guesses.set(node, [{ said, at, inside: null }])
    return node
  }

  /** Lets `put` take the place of `node`, with what was guessed of it. */
  replace(node: Node, put: Node): Node {
    this.#guesses.set(put, this.#guesses.get(node) ?? [])
    return put
  }

  /** Whether XML would fold the white space of a stretch. */
  isOdd({ from, to }: Stretch): boolean {
    return /^[ \t\r]|[ \t\r]$|[ \t\r]{2}|[\t\r]|[ \t\r]\n|\n[ \t\r]/.test(this.source.text.slice(from, to))
  }

  /** The guesses with their places in `doc`, in the order of the doc. */
  guessesIn(doc: Node): readonly Guess[] {
    const guesses: Guess[] = []
    const add = ({ said, at }: Pending, from: number, to: number) => {
      guesses.push({
        ...said,
        at: this.source.placeOf(at),
        id: guesses.length + 1,
        range: { from, to },
        settled: false,
      })
    }
    const odd = this.#oddPages()
    let pages = 0
    let endOfNote = 0
    doc.descendants((node, position) => {
      const end = position + node.nodeSize
      for (const pending of this.#guesses.get(node) ?? []) {
        const [from, to] = pending.inside ?? [-1, node.nodeSize - 1]
        add(pending, position + 1 + from, position + 1 + to)
      }
      if (position < endOfNote) return
      if (isListed(node)) endOfNote = end
      if (node.type.name !== 'pageBreak' && node.type.name !== 'blockPageBreak') return
      const pending = odd[pages++]
      if (pending) add(pending, position, end)
    })
    return guesses
  }

  /** What is odd about the page marks before the list of notes. */
  #oddPages(): readonly (Pending | null)[] {
    const marks = this.#tokens.filter(
      (token): token is PageMark => token.kind === 'page' && token.from < this.source.end,
    )
    return pageOrder(marks).map((said, index) => said && { said, at: marks[index]?.from ?? 0, inside: null })
  }

  #inline({ from, to }: Stretch, pending: Pending[]): Fragment {
    const nodes: Node[] = []
    let size = 0
    const add = (node: Node) => {
      nodes.push(node)
      size += node.nodeSize
    }
    let at = from
    for (let index = this.#tokenAfter(from); ; index++) {
      const token = this.#tokens[index]
      const stop = token && token.to <= to ? token.from : to
      for (const node of this.#text(at, stop)) add(node)
      if (!token || token.to > to) break
      const start = size
      for (const node of this.#token(token)) add(node)
      const said = sayingOf(token, this.source.text)
      if (said) pending.push({ said, at: token.from, inside: [start, size] })
      at = token.to
    }
    return Fragment.fromArray(nodes)
  }

  #tokenAfter(offset: number): number {
    let low = 0
    let high = this.#tokens.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#tokens[middle]?.from ?? Infinity) < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  #text(from: number, to: number): readonly Node[] {
    if (from >= to) return []
    return this.source.text
      .slice(from, to)
      .split('\n')
      .flatMap((line, index) => [
        ...(index > 0 ? [schema.nodes.lineBreak.create()] : []),
        ...(line === '' ? [] : [schema.text(line)]),
      ])
  }

  #token(token: Token): readonly Node[] {
    switch (token.kind) {
      case 'page':
        return [schema.nodes.pageBreak.create({ attributes: token.attributes })]
      case 'supplement': {
        const mark = schema.marks.span.create({
          id: `s${String(++this.#spans)}`,
          name: 'supplied',
          attributes: inBrackets,
        })
        const { from, to } = suppliedBy(token)
        return this.#text(from, to).map((node) => node.mark([mark]))
      }
      case 'reference':
        return [this.#note(token.reference)]
      case 'number':
        return this.#text(token.from, token.to)
    }
  }

  #note({ n, text, listNumber }: Reference): Node {
    const attributes = listNumber === null ? { n } : withListNumber({ n }, listNumber)
    return schema.nodes.note.create(
      { attributes },
      text ? this.loose(text) : schema.nodes.textblock.create({ name: '' }),
    )
  }
}

function sayingOf(token: Token, text: string): Said | null {
  switch (token.kind) {
    case 'page':
      return null
    case 'supplement': {
      const { from, to } = suppliedBy(token)
      const supplied = text.slice(from, to)
      const message = `“${supplied}” stands in brackets and was taken as supplied by an editor.`
      return { severity: 'info', code: 'supplement', message, values: { text: supplied } }
    }
    case 'number': {
      const { n } = token
      const message = `The number ${n} was left as text, though it looks like the reference to a note.`
      return { severity: 'info', code: 'number-left', message, values: { number: n } }
    }
    case 'reference': {
      const { n, text: noteText } = token.reference
      const word = /\S{0,40}$/.exec(text.slice(Math.max(0, token.from - 40), token.from))?.[0] ?? ''
      const values = { number: n, word }
      return noteText
        ? {
            severity: 'info',
            code: 'note-reference',
            message: `${n} after “${word}” was taken as the reference to a note.`,
            values,
          }
        : {
            severity: 'warning',
            code: 'note-without-text',
            message: `${n} after “${word}” looks like the reference to a note, but the list of notes has no text for it; the note is empty.`,
            values,
          }
    }
  }
}

/** Whether the text of a note comes from the list at the end. */
function isListed(node: Node): boolean {
  const attributes = node.attrs['attributes'] as Attributes | undefined
  return node.type.name === 'note' || (node.type.name === 'blockNote' && attributes?.['anchored'] === 'false')
}
