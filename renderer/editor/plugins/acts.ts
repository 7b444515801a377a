import { closeHistory, isHistoryTransaction, undoDepth } from 'prosemirror-history'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'

/** The names of the acts that can be undone and redone, the latest last; `''` for typing and the like. */
interface Acts {
  readonly done: readonly string[]
  readonly undone: readonly string[]
}

const key = new PluginKey<Acts>('acts')
const none: Acts = { done: [], undone: [] }

/** Makes a transaction an act of its own with the name of the command that made it, so that undo can say what it undid. */
export function named(transaction: Transaction, name: string): Transaction {
  return labelled(closeHistory(transaction), name)
}

/** The same for one of many small changes, which the history may take together. */
export function labelled(transaction: Transaction, name: string): Transaction {
  return transaction.setMeta(key, name)
}

/** The name of the command that undo would take back, `''` for typing, `null` where there is nothing to undo. */
export function actToUndo(state: EditorState): string | null {
  return key.getState(state)?.done.at(-1) ?? null
}

/** The same for redo. */
export function actToRedo(state: EditorState): string | null {
  return key.getState(state)?.undone.at(-1) ?? null
}

/** Keeps the names of acts in step with the history; must stand after it. */
export function acts(): Plugin<Acts> {
  return new Plugin<Acts>({
    key,
    state: {
      init: () => none,
      apply(transaction, acts, before, after) {
        if (!transaction.docChanged) return acts
        const depth = undoDepth(after) as number
        const grown = depth - (undoDepth(before) as number)
        if (isHistoryTransaction(transaction)) return grown < 0 ? undone(acts) : redone(acts)
        if (grown === 0 && acts.undone.length === 0) return acts
        // The history forgets its oldest acts when it is full.
        const done = grown === 0 ? acts.done : [...acts.done, nameOfAct(transaction)].slice(-depth)
        return { done, undone: [] }
      },
    },
  })
}

/**
 * The name of the command that made a transaction, `''` for typing and the like; what the view itself does by mouse and
 * clipboard is told by its event.
 */
export function nameOfAct(transaction: Transaction): string {
  if (isHistoryTransaction(transaction)) return isRedo(transaction) ? 'edit/redo' : 'edit/undo'
  const name: unknown = transaction.getMeta(key)
  if (typeof name === 'string') return name
  const event: unknown = transaction.getMeta('uiEvent')
  return event === 'paste' || event === 'drop' || event === 'cut' ? `edit/${event}` : ''
}

function isRedo(transaction: Transaction): boolean {
  // The history says with each of its transactions which way it goes, by the meta of its key.
  return (transaction.getMeta('history$') as { readonly redo?: boolean } | undefined)?.redo === true
}

function undone({ done, undone }: Acts): Acts {
  return { done: done.slice(0, -1), undone: [...undone, ...done.slice(-1)] }
}

function redone({ done, undone }: Acts): Acts {
  return { done: [...done, ...undone.slice(-1)], undone: undone.slice(0, -1) }
}
