import type { Mark, Node } from 'prosemirror-model'
import { align } from '../tei/align'

/** Running text of two blocks that goes on from one to the other: stretches of equal text, or a note that may say something else now. */
export interface Continued {
  /** Offsets in the content of the block as it was. */
  readonly before: number
  /** Offsets in the content of the block as it is. */
  readonly now: number
  /** How long it is in each. */
  readonly sizes: readonly [before: number, now: number]
  /** The notes, where it is one; a note's size may change. */
  readonly note: readonly [before: Node, now: Node] | null
}

/** Whether two blocks of running text are cut up the same, piece for piece, whatever spans stand on the pieces. */
export function standsSame(before: Node, now: Node): boolean {
  return (
    before.childCount === now.childCount &&
    now.children.every((child, index) => {
      const old = before.child(index)
      return child.type === old.type && child.text === old.text && child.isLeaf === old.isLeaf
    })
  )
}

interface Token {
  readonly from: number
  readonly to: number
  /** What it says, spans aside; of a note, only that it is one. */
  readonly text: string
  readonly note: Node | null
}

/** Finds in the running text of a block what it goes on from, in order, whatever spans stand on it. */
export function continuedText(before: Node, now: Node): readonly Continued[] {
  const old = tokensOf(before)
  const tokens = tokensOf(now)
  const matches = align(
    old.map(({ text }) => text),
    tokens.map(({ text }) => text),
  )
  const found: Continued[] = []
  const texts = [before, now] as const
  let end: readonly [number, number] = [0, 0]
  tokens.forEach((token, index) => {
    const match = old[matches[index] ?? -1]
    if (!match) return
    addLetters(found, texts, end, [match.from, token.from])
    add(found, match, token)
    end = [match.to, token.to]
  })
  addLetters(found, texts, end, [before.content.size, now.content.size])
  return found
}

/** Of words that changed, the letters at the start and the end that did not. */
function addLetters(
  found: Continued[],
  [before, now]: readonly [Node, Node],
  [from, nowFrom]: readonly [number, number],
  [to, nowTo]: readonly [number, number],
): void {
  if (from === to || nowFrom === nowTo) return
  const [old, text] = [textIn(before, from, to), textIn(now, nowFrom, nowTo)]
  if (old === null || text === null) return
  const shorter = Math.min(old.length, text.length)
  let start = 0
  while (start < shorter && old[start] === text[start]) start++
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === text.at(-1 - end)) end++
  const stretch = (place: number, nowPlace: number, size: number) => {
    if (size > 0)
      add(
        found,
        { from: place, to: place + size, text: '', note: null },
        { from: nowPlace, to: nowPlace + size, text: '', note: null },
      )
  }
  stretch(from, nowFrom, whole(old, start))
  stretch(to - end, nowTo - end, end)
}

/** How many units may be taken from the start of a text so that no character is parted. */
function whole(text: string, units: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(units - 1)) ? units - 1 : units
}

/** The text of a stretch in which nothing else stands, else `null`. */
function textIn(block: Node, from: number, to: number): string | null {
  const children = block.content.cut(from, to).content
  return children.every((child) => child.isText) ? children.map((child) => child.text ?? '').join('') : null
}

function add(found: Continued[], before: Token, now: Token): void {
  const note = before.note && now.note ? ([before.note, now.note] as const) : null
  const last = found.at(-1)
  const follows =
    last && last.before + last.sizes[0] === before.from && last.now + last.sizes[1] === now.from && !last.note && !note
  const sizes = [before.to - before.from, now.to - now.from] as const
  if (follows)
    found[found.length - 1] = { ...last, sizes: [last.sizes[0] + sizes[0], last.sizes[1] + sizes[1]] as const }
  else found.push({ before: before.from, now: now.from, sizes, note })
}

/** Words, single signs and spaces, and what is no text, each as one; cut by the text alone, so that a tag parts no word. */
function tokensOf(block: Node): Token[] {
  const tokens: Token[] = []
  let text = ''
  let at = 0
  const flush = () => {
    const start = at - text.length
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+|\s+|[^\s]/gu))
      tokens.push({ from: start + index, to: start + index + word.length, text: `t${word}`, note: null })
    text = ''
  }
  block.forEach((child) => {
    if (child.isText) text += child.text ?? ''
    else {
      flush()
      const said = child.isLeaf ? `l${child.type.name}${JSON.stringify(child.attrs)}` : 'n'
      tokens.push({ from: at, to: at + child.nodeSize, text: said, note: child.isLeaf ? null : child })
    }
    at += child.nodeSize
  })
  flush()
  return tokens
}

/** A stretch of running text with one set of spans in each of two blocks; `from` and `to` are offsets in the second. */
export interface MarkedStretch {
  readonly from: number
  readonly to: number
  readonly before: readonly Mark[]
  readonly now: readonly Mark[]
}

/** The spans on what goes on from one block to the other, stretch by stretch. */
export function marksOn(before: Node, now: Node, continued: readonly Continued[]): readonly MarkedStretch[] {
  const stretches: MarkedStretch[] = []
  const old = new Cursor(before)
  const present = new Cursor(now)
  for (const { before: from, now: start, sizes, note } of continued) {
    if (note) {
      const end = start + sizes[1]
      stretches.push({ from: start, to: end, before: note[0].marks, now: note[1].marks })
      continue
    }
    for (let done = 0; done < sizes[1];) {
      const one = old.at(from + done)
      const other = present.at(start + done)
      if (!one || !other) break
      const length = Math.min(one.end - from - done, other.end - start - done, sizes[1] - done)
      const at = start + done
      stretches.push({ from: at, to: at + length, before: one.node.marks, now: other.node.marks })
      done += length
    }
  }
  return stretches
}

/** Goes through the children of a block, forwards only. */
class Cursor {
  private readonly block: Node
  private index = 0
  private start = 0

  constructor(block: Node) {
    this.block = block
  }

  /** The child in which the character after `offset` stands, and where it ends. */
  at(offset: number): { readonly node: Node; readonly end: number } | null {
    for (; this.index < this.block.childCount; this.index++) {
      const node = this.block.child(this.index)
      const end = this.start + node.nodeSize
      if (offset < end) return { node, end }
      this.start = end
    }
    return null
  }
}
