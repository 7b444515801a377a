import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { takesParagraphs } from '../queries/divisions'
import { insertedRanges } from '../queries/inserted-ranges'
import { schema } from '../schema'
import { nameLoose } from './block-attrs'
import { goesBack } from './going-back'

/**
 * What belongs after any change, for an editor's `appendTransaction`: two stretches of loose text that came to stand side
 * by side would be one when they are written. They become two paragraphs; where none may stand, in a paragraph that
 * holds blocks, they become one. `null` where there are none. Looks only at what the steps touched.
 */
export function keepLooseApart(transactions: readonly Transaction[], after: EditorState): Transaction | null {
  if (transactions.some(goesBack)) return null
  const seams = new Set<number>()
  for (const { from, to } of insertedRanges(transactions))
    after.doc.nodesBetween(
      Math.max(from - 1, 0),
      Math.min(to + 1, after.doc.content.size),
      (node, pos, parent, index) => {
        if (!isLoose(node)) return
        if (isLoose(parent?.maybeChild(index - 1))) seams.add(pos)
        if (isLoose(parent?.maybeChild(index + 1))) seams.add(pos + node.nodeSize)
      },
    )
  if (seams.size === 0) return null
  const { tr } = after
  for (const seam of [...seams].sort((a, b) => b - a))
    if (takesParagraphs(tr.doc.resolve(seam).parent)) partAt(tr, seam)
    else joinAt(tr, seam)
  return tr
}

function partAt(tr: Transaction, seam: number): void {
  nameLoose(tr, seam)
  nameLoose(tr, seam - (tr.doc.resolve(seam).nodeBefore?.nodeSize ?? 0))
}

function joinAt(tr: Transaction, seam: number): void {
  const { nodeBefore, nodeAfter } = tr.doc.resolve(seam)
  const apart = /\s$/.test(nodeBefore?.textContent ?? ' ') || /^\s/.test(nodeAfter?.textContent ?? ' ')
  tr.join(seam)
  if (!apart) tr.insert(seam - 1, schema.text(' ', tr.doc.resolve(seam - 1).marks()))
}

function isLoose(node: Node | null | undefined): boolean {
  return node?.type === schema.nodes.textblock && node.attrs['name'] === ''
}
