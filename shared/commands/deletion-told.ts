import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { goesBack } from './going-back'

const kept = 'kept-deleted'

/** Says of a transaction that words a person deleted stay in the text, recorded as too much. */
export function keptDeleted(transaction: Transaction): Transaction {
  return transaction.setMeta(kept, true)
}

/**
 * What became of words that a person deleted while changes are recorded: `kept` in the text as too much, or `gone` from several
 * paragraphs at once without a record; `null` for anything else.
 */
export function deletionTold(transaction: Transaction): 'kept' | 'gone' | null {
  if (transaction.getMeta(kept) === true) return 'kept'
  const { steps, docs, before, doc } = transaction
  if (!transaction.docChanged || goesBack(transaction)) return null
  const takes = steps.some((step, index) => {
    const was = docs[index] ?? before
    if (!(step instanceof ReplaceStep) || step.to === step.from) return false
    if (was.resolve(step.from).sameParent(was.resolve(step.to)) && was.resolve(step.from).parent.isTextblock)
      return false
    return was.textBetween(step.from, step.to).trim() !== ''
  })
  // What is moved, or stands in other blocks then, is deleted and put in again.
  return takes && doc.textContent.length < before.textContent.length ? 'gone' : null
}
