import type { Node } from 'prosemirror-model'
import { wordsBetween } from '../../../shared/commands/replace-text'
import type { DocRange } from '../../../shared/finding'
import type { Doubt } from '../../../shared/proofing/doubt'
import { blockText } from '../../../shared/queries/block-text'
import { landmarksOf } from '../../../shared/queries/landmarks'
import { isNote } from '../../../shared/queries/notes'
import { pageAt } from '../../../shared/queries/pages'
import { contextLength } from '../../../shared/register/occurrence'
import { wordsAround } from '../../../shared/register/words-around'
import type { EqualDoubt } from './proof-questions'

/** Doubts with the words around them and their pages, their positions made those of the doc. Walks the doc. */
export function equalDoubts(
  doc: Node,
  found: readonly { readonly node: Node; readonly start: number; readonly doubt: Doubt }[],
): readonly EqualDoubt[] {
  if (found.length === 0) return []
  const landmarks = landmarksOf(doc)
  return found.map(({ node, start, doubt }) => {
    const read = blockText(node)
    const placed = doubtAt(doubt, start)
    return {
      doubt: placed,
      was: placed.fixes.map(({ range }) => wordsBetween(doc, range.from, range.to)),
      ...wordsAround(read.text, read.index(doubt.from), read.index(doubt.to), contextLength),
      page: pageAt(landmarks, placed.from)?.n ?? null,
      inNote: isInNote(doc, start),
    }
  })
}

/** A doubt of a block as one of its doc: the content of the block begins at `start`. */
export function doubtAt(doubt: Doubt, start: number): Doubt {
  const moved = <T extends DocRange>(range: T): T => ({ ...range, from: start + range.from, to: start + range.to })
  return {
    ...moved(doubt),
    fixes: doubt.fixes.map((fix) => ({ ...fix, range: moved(fix.range) })),
    elsewhere: doubt.elsewhere.map(moved),
  }
}

function isInNote(doc: Node, pos: number): boolean {
  const $pos = doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth--) if (isNote($pos.node(depth))) return true
  return false
}
