import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { presetReadings, type Reading } from '../../../shared/queries/readings'

const key = new PluginKey<Reading>('reading')

/** Which of the texts that stand side by side is read. */
export function readingOf(state: EditorState): Reading {
  return key.getState(state) ?? presetReadings.all
}

/** Has another reading read from now on. Changes no text, and undo passes it by. */
export function setReading(transaction: Transaction, reading: Reading): Transaction {
  return transaction.setMeta(key, reading).setMeta('addToHistory', false)
}

/** The reading that a transaction turns to, or `undefined`. */
export function readingTurnedTo(transaction: Transaction): Reading | undefined {
  return transaction.getMeta(key) as Reading | undefined
}

/** Knows which reading is read; see {@link setReading}. */
export function reading(): Plugin<Reading> {
  return new Plugin<Reading>({
    key,
    state: {
      init: () => presetReadings.all,
      apply: (transaction, known) => readingTurnedTo(transaction) ?? known,
    },
  })
}
