import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

const key = new PluginKey<number | null>('picked-note')

/** The note that was picked up and is to be put down elsewhere, by its position; `null` where none is. */
export function pickedNote(state: EditorState): number | null {
  return key.getState(state) ?? null
}

/** Picks up the note at `pos`, or lets go of the one that is picked up (`null`). */
export function pickNote(tr: Transaction, pos: number | null): Transaction {
  return tr.setMeta(key, { pos })
}

/** Remembers which note was picked up, follows it through all changes, and marks it. */
export function pickedNotes(): Plugin<number | null> {
  return new Plugin<number | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, known, _, { doc }) {
        const chosen = transaction.getMeta(key) as { readonly pos: number | null } | undefined
        if (chosen) return chosen.pos
        if (known === null || !transaction.docChanged) return known
        const { pos, deleted } = transaction.mapping.mapResult(known, 1)
        return !deleted && doc.nodeAt(pos)?.type.name === 'note' ? pos : null
      },
    },
    props: {
      decorations(state) {
        const pos = pickedNote(state)
        const node = pos === null ? null : state.doc.nodeAt(pos)
        if (pos === null || !node) return null
        return DecorationSet.create(state.doc, [Decoration.node(pos, pos + node.nodeSize, { class: 'picked-up' })])
      },
    },
  })
}
