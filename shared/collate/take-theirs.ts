import type { Mark, Node, ResolvedPos } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { replaceLetters } from '../commands/replace-text'
import type { DocRange } from '../finding'
import { isNote } from '../queries/notes'
import { schema } from '../schema'
import type { Put } from './collation'

/** A difference where it stands now. */
export interface Takeable {
  readonly range: DocRange
  readonly put: Put
}

/**
 * Puts the words of the other text in the place of ours for each difference. Only letters that differ are changed, so that
 * spans stay on their words, and notes and page breaks where they stand. A block, or note, of which nothing is left
 * goes. Answers how many could be taken.
 */
export function takeTheirs(tr: Transaction, differences: readonly Takeable[]): number {
  let taken = 0
  const start = tr.steps.length
  // From the last to the first, so that the positions of the others hold.
  for (const { range, put } of differences.toSorted((a, b) => b.range.from - a.range.from || b.range.to - a.range.to)) {
    const steps = tr.steps.length
    switch (put.how) {
      case 'letters':
        // Notes stand within the words that they belong to: what was taken in one has moved the end.
        putLetters(tr, { from: range.from, to: tr.mapping.slice(start).map(range.to, -1) }, put.text)
        break
      case 'blocks':
        putBlocks(tr, range.from, put.texts)
        break
      case 'note':
        putNote(tr, range.from, put.n, put.texts)
        break
      case 'nothing':
    }
    if (tr.steps.length > steps) taken++
  }
  return taken
}

function putLetters(tr: Transaction, { from, to }: DocRange, text: string): void {
  const $from = tr.doc.resolve(from)
  if (!$from.parent.inlineContent || !$from.sameParent(tr.doc.resolve(to))) return
  if (from < to) {
    replaceLetters(tr, from, to, text)
    removeEmptied(tr, tr.doc.resolve(from))
  } else if (text !== '') tr.insert(from, schema.text(text, marksOnBoth($from)))
}

/** Takes away a block that says nothing any more, and a note that was nothing else. */
function removeEmptied(tr: Transaction, $pos: ResolvedPos): void {
  const block = $pos.parent
  if (block.childCount > 1 || (block.childCount === 1 && block.textContent.trim() !== '')) return
  if (block.firstChild && !block.firstChild.isText) return
  const above = $pos.node(-1)
  if (isNote(above) && above.childCount === 1) tr.delete($pos.before(-1), $pos.after(-1))
  else if (above.canReplace($pos.index(-1), $pos.index(-1) + 1)) tr.delete($pos.before(), $pos.after())
}

function putBlocks(tr: Transaction, pos: number, texts: readonly string[]): void {
  const $pos = tr.doc.resolve(pos)
  const name = nameBeside($pos)
  const blocks = texts.map((text) => schema.nodes.textblock.create({ name }, schema.text(text)))
  const [first] = blocks
  if (first && $pos.parent.canReplaceWith($pos.index(), $pos.index(), first.type)) tr.insert(pos, blocks)
}

function nameBeside({ nodeBefore, nodeAfter }: ResolvedPos): string {
  const block = [nodeBefore, nodeAfter].find((node) => node?.type === schema.nodes.textblock)
  return (block?.attrs['name'] as string | undefined) ?? 'p'
}

function putNote(tr: Transaction, pos: number, n: string, texts: readonly string[]): void {
  const $pos = tr.doc.resolve(pos)
  if (!$pos.parent.inlineContent) return
  tr.insert(pos, noteSaying(texts, n === '' ? {} : { n }, marksOnBoth($pos)))
}

/** A note with these paragraphs; one alone is its text directly. */
export function noteSaying(
  texts: readonly string[],
  attributes: Readonly<Record<string, string>>,
  marks: readonly Mark[],
): Node {
  const name = texts.length > 1 ? 'p' : ''
  const blocks = texts.map((text) => schema.nodes.textblock.create({ name }, text === '' ? [] : schema.text(text)))
  return schema.nodes.note.create({ attributes }, blocks, marks)
}

/** The spans that what is put at a position stands in: those of the letters on both sides. */
export function marksOnBoth({ nodeBefore, nodeAfter }: ResolvedPos): readonly Mark[] {
  if (!nodeBefore || !nodeAfter) return []
  return nodeBefore.marks.filter((mark) => mark.isInSet(nodeAfter.marks))
}
