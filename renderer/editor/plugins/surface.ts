import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'

/** What can stand open over the text, one at a time. */
export type Surface = 'characters' | 'tag' | 'page' | 'link' | 'date'

const key = new PluginKey<Surface | null>('surface')

/** What stands open over the text. */
export function surfaceOf(state: EditorState): Surface | null {
  return key.getState(state) ?? null
}

/** Opens a surface over the text, or closes the open one. */
export function showSurface(transaction: Transaction, surface: Surface | null): Transaction {
  return transaction.setMeta(key, { surface })
}

/** Knows what stands open over the text; an edit of the text closes it. */
export function surface(): Plugin<Surface | null> {
  return new Plugin<Surface | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, open) {
        const meta = transaction.getMeta(key) as { readonly surface: Surface | null } | undefined
        if (meta) return meta.surface
        return transaction.docChanged ? null : open
      },
    },
  })
}
