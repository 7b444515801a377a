import { Mark } from 'prosemirror-model'
import { Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { spanAttrs } from '../queries/spans'
import { localName, schema } from '../schema'
import { goesBack } from './going-back'
import { commonMarks } from './span-marks'

/**
 * What text input does, for an editor's `handleTextInput`. Text typed over a range takes the spans that stand on all of
 * it; text typed at a caret takes the stored marks, else the spans that stand on both sides, so that typing in a span
 * stays in it and typing after it stays outside.
 *
 * What was begun in a span by overtyping, or by deleting its last letter, goes on in it, although the caret is at its
 * edge: until the caret is moved, or, in all but renditions, a white space or punctuation is typed.
 */
export function typeText(state: EditorState, from: number, to: number, text: string): Transaction {
  const { tr, doc } = state
  if (text === '') return tr.delete(from, to).scrollIntoView()
  const marks = from < to ? commonMarks(doc, { from, to }) : marksForTyping(state, from, text)
  tr.replaceRangeWith(from, to, schema.text(text, marks))
  const $caret = tr.doc.resolve(tr.mapping.map(to))
  // Where whole cells were replaced, the words have a block of their own, and the caret goes on in it.
  tr.setSelection($caret.parent.inlineContent ? new TextSelection($caret) : Selection.near($caret, -1))
  if (!Mark.sameSet(marks, $caret.marks())) tr.setStoredMarks(marks)
  return tr.scrollIntoView()
}

function marksForTyping(state: EditorState, pos: number, text: string): readonly Mark[] {
  const around = state.doc.resolve(pos).marks()
  const { storedMarks } = state
  if (!storedMarks || !/^[\s,;:!?)]/.test(text)) return storedMarks ?? around
  return storedMarks.filter((mark) => localName(spanAttrs(mark).name) === 'hi' || mark.isInSet(around))
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
  if (transactions.some(goesBack)) return null
  const marks = commonMarks(before.doc, step)
  if (Mark.sameSet(marks, after.storedMarks ?? selection.$from.marks())) return null
  return after.tr.setStoredMarks(marks)
}
