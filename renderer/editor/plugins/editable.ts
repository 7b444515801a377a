import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'

interface Editable {
  /** Whether it is a text that may be changed at all. */
  readonly allowed: boolean
  /** Whether it is held still for now. */
  readonly held: boolean
}

const key = new PluginKey<Editable>('editable')

/** Whether the text may be changed now. */
export function isEditable(state: EditorState): boolean {
  const { allowed = true, held = false } = key.getState(state) ?? {}
  return allowed && !held
}

/** Holds the text still, or lets it go again. */
export function hold(transaction: Transaction, held: boolean): Transaction {
  return transaction.setMeta(key, held).setMeta('addToHistory', false)
}

/** Says whether the text may be changed, and holds it still when it is told to. */
export function editable(allowed: boolean): Plugin<Editable> {
  return new Plugin<Editable>({
    key,
    state: {
      init: () => ({ allowed, held: false }),
      apply: (transaction, known) => {
        const held = transaction.getMeta(key) as boolean | undefined
        return held === undefined || held === known.held ? known : { allowed, held }
      },
    },
    // Steps that come by other ways than the view (a panel, a command) are kept out as well.
    filterTransaction: (transaction, state) => isEditable(state) || transaction.steps.length === 0,
    props: { editable: isEditable },
  })
}
