import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText, type BlockText } from '../queries/block-text'
import { isNote, noteNumber } from '../queries/notes'
import { spanAttrs } from '../queries/spans'
import { localName, type Attributes } from '../schema'
import type { BlockPoint, ProofBlock, TaggedStretch, Word } from './block'

/** Reads a text block for checks. Words, tags and points are made when they are first asked for. */
export function proofBlock(node: Node): ProofBlock {
  return new LazyBlock(node)
}

class LazyBlock implements ProofBlock {
  readonly node: Node
  private text: BlockText | null = null
  private found: readonly Word[] | null = null
  private stretches: readonly TaggedStretch[] | null = null
  private left: readonly DocRange[] | null = null
  private stops: readonly BlockPoint[] | null = null

  constructor(node: Node) {
    this.node = node
  }

  get read(): BlockText {
    return (this.text ??= blockText(this.node))
  }

  get words(): readonly Word[] {
    return (this.found ??= wordsOf(this.read.text, this.edges, this.aside))
  }

  get aside(): readonly DocRange[] {
    return (this.left ??= asideOf(this.tagged))
  }

  /** Where words end though letters follow: alternatives stand side by side. */
  private get edges(): readonly number[] {
    const cut = this.tagged.filter(({ name }) => sideBySide.has(name) || alternatives.has(name))
    return cut.flatMap(({ from, to }) => [from, to])
  }

  get tagged(): readonly TaggedStretch[] {
    return (this.stretches ??= taggedStretches(this.node, this.read))
  }

  get points(): readonly BlockPoint[] {
    return (this.stops ??= pointsOf(this.node, this.read))
  }
}

// What is in a word: letters, accents, digits, and what is seen by nobody (soft hyphens, zero widths).
const sign = String.raw`[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]`
// Letters that an editor supplied in brackets, at a word.
const supplied = String.raw`\[[\p{L}\p{M}]+\](?=${sign})|(?<=${sign})\[[\p{L}\p{M}]+\]`
const part = `(?:${sign}|${supplied})+`
// Joined by apostrophes and hyphens; by periods between single letters (U.S.S.R), by periods and commas between digits.
const joint = String.raw`['’ʼ\-‐‑]|(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))|(?<=\p{N})[.,](?=\p{N})`
const words = new RegExp(`${part}(?:(?:${joint})${part})*`, 'gu')
const unseen = /^[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+$/u

/** The words of a block's text, each with what is joined to it: `don’t`, `cease-fire`, `U.S.S.R`, `1,000`, `Depart[ment]`. */
export function proofWords(text: string): readonly Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(words)) {
    const [word] = match
    if (!unseen.test(word)) found.push({ from: match.index, to: match.index + word.length, text: word })
  }
  return found
}

/** Elements that hold texts for one another, and those texts. */
const sideBySide: ReadonlySet<string> = new Set(['choice', 'app'])
const alternatives: ReadonlySet<string> = new Set('sic corr orig reg abbr expan lem rdg'.split(' '))
const unread: ReadonlySet<string> = new Set('sic orig surplus secl del'.split(' '))

function asideOf(tagged: readonly TaggedStretch[]): readonly DocRange[] {
  const within = (holder: string, { from, to }: DocRange) =>
    tagged.some((one) => one.name === holder && one.from <= from && to <= one.to)
  const isAside = (one: TaggedStretch) => {
    if (one.name === 'abbr') return within('choice', one)
    return unread.has(one.name) || (one.name === 'rdg' && within('app', one))
  }
  const aside = tagged.filter(isAside)
  return aside.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from)
}

function wordsOf(text: string, edges: readonly number[], aside: readonly DocRange[]): readonly Word[] {
  const words = proofWords(text)
  if (edges.length === 0 && aside.length === 0) return words
  return words
    .flatMap((word) => cutAt(word, edges))
    .filter(({ from, to }) => !aside.some((one) => one.from < to && from < one.to))
}

function cutAt(word: Word, edges: readonly number[]): readonly Word[] {
  const within = [...new Set(edges)].filter((edge) => word.from < edge && edge < word.to).sort((a, b) => a - b)
  if (within.length === 0) return [word]
  const ends = [word.from, ...within, word.to]
  return ends.slice(1).flatMap((to, index) => {
    const from = ends[index] ?? word.from
    return proofWords(word.text.slice(from - word.from, to - word.from)).map((part) => ({
      ...part,
      ...{ from: from + part.from, to: from + part.to },
    }))
  })
}

/** What stands between two words of a block, without what is not read. */
export function between({ read, aside }: ProofBlock, first: Word, second: Word): string {
  let [text, at] = ['', first.to]
  for (const { from, to } of aside) {
    if (to <= at || from >= second.from) continue
    text += read.text.slice(at, Math.max(at, from))
    at = to
  }
  return text + read.text.slice(at, second.from)
}

function taggedStretches(node: Node, read: BlockText): readonly TaggedStretch[] {
  const open = new Map<string, { from: number; to: number; readonly name: string; readonly language: string | null }>()
  let offset = 0
  for (const child of node.children) {
    const from = read.index(offset)
    offset += child.nodeSize
    const to = read.index(offset)
    if (to === from) continue
    for (const mark of child.marks) {
      const { id, name, attributes } = spanAttrs(mark)
      const known = open.get(id)
      if (known) known.to = to
      else open.set(id, { from, to, name: localName(name), language: languageOf(attributes) })
    }
  }
  return [...open.values()]
}

/** The language that attributes say, or `null`. */
export function languageOf(attributes: Attributes | undefined): string | null {
  return attributes?.['xml:lang'] ?? null
}

function pointsOf(node: Node, read: BlockText): readonly BlockPoint[] {
  const found: BlockPoint[] = []
  let offset = 0
  for (const child of node.children) {
    if (!child.isText) {
      const { n, joins } = saidOf(child)
      found.push({ index: read.index(offset), kind: kindOf(child), n, joins, offset })
    }
    offset += child.nodeSize
  }
  return found
}

function kindOf(node: Node): BlockPoint['kind'] {
  if (isNote(node)) return 'note'
  if (node.type.name === 'pageBreak') return 'page'
  return node.type.name === 'lineBreak' ? 'line' : 'other'
}

function saidOf(node: Node): Pick<BlockPoint, 'n' | 'joins'> {
  const attributes = (node.attrs['attributes'] ?? {}) as Attributes
  return { n: isNote(node) ? noteNumber(node) : (attributes['n'] ?? ''), joins: attributes['break'] === 'no' }
}
