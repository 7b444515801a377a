import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'

/** The tag that the last act made or changed, for as long as nothing else is done to the text. */
export interface FreshTag {
  readonly span: string
  /** Whether the act put it there, or gave a tag that was there another kind. */
  readonly made: 'tagged' | 'changed'
  /** The name of the command that did it. */
  readonly act: string
}

const key = new PluginKey<FreshTag | null>('fresh-tag')

/** The tag that can still be made otherwise, as if it had been made so at once. */
export function freshTag(state: EditorState): FreshTag | null {
  return key.getState(state) ?? null
}

/** Says of a transaction which tag it makes. */
export function makesTag(transaction: Transaction, tag: FreshTag): Transaction {
  return transaction.setMeta(key, tag)
}

/** Knows which tag was made last. */
export function freshTags(): Plugin<FreshTag | null> {
  return new Plugin<FreshTag | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, fresh) {
        const meta = transaction.getMeta(key) as FreshTag | undefined
        if (meta) return meta
        // What plugins append belongs to the same act.
        const root = transaction.getMeta('appendedTransaction') as Transaction | undefined
        return transaction.docChanged && root?.getMeta(key) === undefined ? null : fresh
      },
    },
  })
}
