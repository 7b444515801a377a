import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'

interface Editable {
  /** Whether it is a text that may be changed at all. */
  readonly allowed: boolean
  /** Whether it is held still for now. */
  readonly held: boolean
}

const key = new PluginKey<Editable>('editable')
const followedKey = new PluginKey('followed')

/** Whether the text may be changed now. */
export function isEditable(state: EditorState): boolean {
  const { allowed = true, held = false } = key.getState(state) ?? {}
  return allowed && !held
}

/** Holds the text still, or lets it go again. */
export function hold(transaction: Transaction, held: boolean): Transaction {
  return transaction.setMeta(key, { held }).setMeta('addToHistory', false)
}

/** Says from now on whether it is a text that may be changed at all. */
export function allow(transaction: Transaction, allowed: boolean): Transaction {
  return transaction.setMeta(key, { allowed }).setMeta('addToHistory', false)
}

/** Marks what another window has done and stored: it is done to any text, is not stored again, and undo passes it by. */
export function followed(transaction: Transaction): Transaction {
  return transaction.setMeta(followedKey, true).setMeta('addToHistory', false)
}

/** Whether a transaction does what another window has done and stored. */
export function isFollowed(transaction: Transaction): boolean {
  return transaction.getMeta(followedKey) === true
}

/** Says whether the text may be changed, and holds it still when it is told to. */
export function editable(allowed: boolean): Plugin<Editable> {
  return new Plugin<Editable>({
    key,
    state: {
      init: () => ({ allowed, held: false }),
      apply: (transaction, known) => {
        const change = transaction.getMeta(key) as Partial<Editable> | undefined
        return change === undefined ? known : { ...known, ...change }
      },
    },
    // Steps that come by other ways than the view (a panel, a command) are kept out as well.
    filterTransaction: (transaction, state) =>
      isEditable(state) || transaction.steps.length === 0 || isFollowed(transaction),
    props: { editable: isEditable },
  })
}
