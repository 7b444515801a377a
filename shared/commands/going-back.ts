import type { Transaction } from 'prosemirror-state'

const back = 'going-back'

/**
 * Says of a transaction that it brings a text back to what it was. Nothing is appended to it and it is never refused, so
 * that the text becomes exactly that, valid or not.
 */
export function goingBack(transaction: Transaction): Transaction {
  return transaction.setMeta(back, true)
}

/** Whether a transaction brings a text back to what it was: undo, redo, and what {@link goingBack} says so of. */
export function goesBack(transaction: Transaction): boolean {
  return transaction.getMeta('history$') !== undefined || transaction.getMeta(back) === true
}
