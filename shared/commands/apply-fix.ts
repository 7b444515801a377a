import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { Transform, type Mappable, type Step } from 'prosemirror-transform'
import type { DocRange } from '../finding'
import { schema } from '../schema'
import { record, recordable, type Recording } from './record-correction'
import { replaceLetters, wordsBetween } from './replace-text'
import { commonMarks } from './span-marks'
import type { NewId } from './tag'

/** Words of a text that become other words, in the tags that stand there. Plain data, for it is sent to a Worker. */
export interface WordChange extends DocRange {
  /** The words that must stand there, notes and page breaks left out; where others do, the change is left out. */
  readonly was: string
  readonly becomes: string
  /**
   * How it is recorded as an intervention; left out for a silent change. Where a note or a break stands among the words,
   * it is silent all the same.
   */
  readonly record?: Recording
}

/** What changes of words come to. */
export interface WordSteps {
  readonly steps: readonly Step[]
  /** What undoes them, in the order in which to apply it. */
  readonly inverse: readonly Step[]
  readonly done: number
  /** How many were left out: other words stand there, or those already. */
  readonly left: number
}

/**
 * The one door through which fixes go into an open text: words become others, as one act. Tags, notes, page and line breaks in
 * the range stay.
 */
export function applyFix(change: WordChange, newId: NewId): Command {
  return (state, dispatch) => {
    const { steps } = wordSteps(state.doc, [change], newId)
    if (steps.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    for (const step of steps) tr.step(step)
    dispatch(tr.scrollIntoView())
    return true
  }
}

/** Changes of the words of a doc as steps. Of changes that overlap, once those that are recorded are widened to whole words, the last is done. */
export function wordSteps(doc: Node, changes: readonly WordChange[], newId: NewId): WordSteps {
  const tr = new Transform(doc)
  let done = 0
  // From the last to the first, so that the positions of the others hold.
  let next = Infinity
  for (const change of changes.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    if (change.to > next || !canChange(doc, change)) continue
    const recorded = change.record && recordable(tr.doc, change, change.becomes)
    if (recorded && recorded.to > next) continue
    next = Math.min(change.from, recorded?.from ?? change.from)
    const before = tr.steps.length
    if (change.record && recorded) record(tr, recorded, change.record, newId)
    else if (change.from === change.to) insertAt(tr, change.from, change.becomes)
    else replaceLetters(tr, change.from, change.to, change.becomes)
    if (tr.steps.length > before) done += 1
  }
  const inverse = tr.steps.map((step, index) => step.invert(tr.docs[index] ?? doc)).reverse()
  return { steps: tr.steps, inverse, done, left: changes.length - done }
}

/** Changes for a doc to which something was done since; those whose words are gone are left out. */
export function mapWordChanges(changes: readonly WordChange[], since: Mappable): readonly WordChange[] {
  return changes.flatMap((change) => {
    const from = since.map(change.from, 1)
    const to = change.to === change.from ? from : since.map(change.to, -1)
    return to >= from ? [{ ...change, from, to }] : []
  })
}

function canChange(doc: Node, { from, to, was, becomes }: WordChange): boolean {
  if (from < 0 || to < from || to > doc.content.size || was === becomes) return false
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  return $from.parent.isTextblock && $from.sameParent($to) && wordsBetween(doc, from, to) === was
}

/** Puts letters in where none are: into the tags that what stands before and after is both in. */
function insertAt(tr: Transform, at: number, text: string): void {
  if (text === '') return
  const $at = tr.doc.resolve(at)
  const before = $at.nodeBefore === null ? null : commonMarks(tr.doc, { from: at - 1, to: at })
  const after = $at.nodeAfter === null ? null : commonMarks(tr.doc, { from: at, to: at + 1 })
  const marks = before === null || after === null ? [] : before.filter((mark) => mark.isInSet(after))
  tr.insert(at, schema.text(text, marks))
}
