import { Mark } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { schema } from '../schema'
import { commonMarks } from './span-marks'

/**
 * What text input does, for an editor's `handleTextInput`: text typed over a range takes the spans that stand on all
 * of it; text typed at a caret takes the stored marks, else the spans that stand on both sides, so that typing in a
 * span stays in it and typing after it stays outside.
 */
export function typeText(state: EditorState, from: number, to: number, text: string): Transaction {
  const { tr, doc } = state
  const $from = doc.resolve(from)
  const marks = from < to ? commonMarks(doc, { from, to }) : (state.storedMarks ?? $from.marks())
  if (text === '') return tr.delete(from, to).scrollIntoView()
  tr.replaceRangeWith(from, to, schema.text(text, marks))
  return tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(to))).scrollIntoView()
}

/**
 * What belongs after a deletion, for an editor's `appendTransaction`: where text of a span was deleted at its edge,
 * what is typed next is to be in the span again. `null` where there is nothing to do.
 */
export function afterDelete(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  const [step, ...more] = transactions.flatMap((transaction) => transaction.steps)
  if (!(step instanceof ReplaceStep) || more.length > 0 || step.slice.size > 0) return null
  const $from = before.doc.resolve(step.from)
  if (!$from.parent.inlineContent || !$from.sameParent(before.doc.resolve(step.to))) return null
  const { selection } = after
  if (!(selection instanceof TextSelection) || selection.$cursor?.pos !== step.from) return null
  if (transactions.some((transaction) => transaction.getMeta('history$') !== undefined)) return null
  const marks = commonMarks(before.doc, step)
  if (Mark.sameSet(marks, after.storedMarks ?? selection.$from.marks())) return null
  return after.tr.setStoredMarks(marks)
}
