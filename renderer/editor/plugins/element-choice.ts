import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { elementPath, type ElementAt } from '../../../shared/queries/element-path'

const key = new PluginKey<number | null>('element-choice')
const known = new WeakMap<EditorState, readonly ElementAt[]>()

/** The elements around what is selected, from the root to the innermost. Looks at no more than the way there. */
export function pathOf(state: EditorState): readonly ElementAt[] {
  const path = known.get(state) ?? elementPath(state.selection)
  known.set(state, path)
  return path
}

/** The index in {@link pathOf} of the element that is looked at: the innermost, until another is chosen. */
export function chosenIndex(state: EditorState): number {
  const last = pathOf(state).length - 1
  return Math.min(key.getState(state) ?? last, last)
}

/** The way to the element that is looked at, which comes last. */
export function chosenPath(state: EditorState): readonly ElementAt[] {
  return pathOf(state).slice(0, chosenIndex(state) + 1)
}

/** Chooses the element of this index of the path; it stays chosen until something else is selected. */
export function chooseElement(transaction: Transaction, index: number): Transaction {
  return transaction.setMeta(key, { index })
}

/** Knows which element around the caret is looked at. */
export function elementChoice(): Plugin<number | null> {
  return new Plugin<number | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, chosen) {
        const meta = transaction.getMeta(key) as { readonly index: number } | undefined
        if (meta) return meta.index
        return transaction.selectionSet ? null : chosen
      },
    },
  })
}
