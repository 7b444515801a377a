import { Annotation, Transaction } from '@codemirror/state'

const mark = Annotation.define<true>()

/** Says of a transaction that it only follows the text: nobody typed it, and undo in the XML does not take it back. */
export function fromText(): readonly Annotation<unknown>[] {
  return [mark.of(true), Transaction.addToHistory.of(false)]
}

/** Whether a transaction only follows the text. */
export function isFromText(transaction: Transaction): boolean {
  return transaction.annotation(mark) === true
}
