import type { Node } from 'prosemirror-model'
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
  private stops: readonly BlockPoint[] | null = null

  constructor(node: Node) {
    this.node = node
  }

  get read(): BlockText {
    return (this.text ??= blockText(this.node))
  }

  get words(): readonly Word[] {
    return (this.found ??= proofWords(this.read.text))
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
    if (!child.isText) found.push({ index: read.index(offset), kind: kindOf(child), n: numberOf(child), offset })
    offset += child.nodeSize
  }
  return found
}

function kindOf(node: Node): BlockPoint['kind'] {
  if (isNote(node)) return 'note'
  if (node.type.name === 'pageBreak') return 'page'
  return node.type.name === 'lineBreak' ? 'line' : 'other'
}

function numberOf(node: Node): string {
  if (isNote(node)) return noteNumber(node)
  return (node.attrs['attributes'] as Attributes | undefined)?.['n'] ?? ''
}
