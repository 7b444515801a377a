import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { Transform, type Mappable, type Step } from 'prosemirror-transform'
import type { DocRange } from '../finding'
import type { Grammar } from '../grammar'
import { brokenBy } from '../queries/broken-elements'
import { grammarOf } from '../queries/edition-grammar'
import { schema } from '../schema'
import { joinBreaks } from './join-hyphenated'
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
  /**
   * Whether the word goes on behind the line and page breaks that stand there then, which say so (`@break="no"`) where they may;
   * the words themselves may stay as they are.
   */
  readonly joins?: true
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
    const { steps } = wordSteps(state.doc, [change], newId, grammarOf(state))
    if (steps.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    for (const step of steps) tr.step(step)
    dispatch(tr.scrollIntoView())
    return true
  }
}

/**
 * Changes of the words of a doc as steps. Of changes that overlap, once those that are recorded are widened to whole words, the
 * last is done. What cannot be recorded by `grammar` is silent; `null` allows everything.
 */
export function wordSteps(
  doc: Node,
  changes: readonly WordChange[],
  newId: NewId,
  grammar: Grammar | null = null,
): WordSteps {
  const all = stepsOf(doc, changes, newId, grammar, () => true)
  if (grammar === null || changes.every(({ record: how }) => how === undefined)) return all.value
  const fits = (before: Node, after: Node) => brokenBy(before, after, grammar).length === 0
  return fits(doc, all.doc) ? all.value : stepsOf(doc, changes, newId, grammar, fits).value
}

function stepsOf(
  doc: Node,
  changes: readonly WordChange[],
  newId: NewId,
  grammar: Grammar | null,
  fits: (before: Node, after: Node) => boolean,
): { readonly value: WordSteps; readonly doc: Node } {
  const tr = new Transform(doc)
  let done = 0
  // From the last to the first, so that the positions of the others hold.
  let next = Infinity
  for (const change of changes.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    if (change.to > next || !canChange(doc, change)) continue
    const meant = change.record && recordable(tr.doc, change, change.becomes)
    if (meant && meant.to > next) continue
    const tried = new Transform(tr.doc)
    if (change.record && meant) record(tried, meant, change.record, newId)
    const isRecorded = tried.docChanged && fits(tr.doc, tried.doc)
    next = Math.min(change.from, isRecorded && meant ? meant.from : change.from)
    const before = tr.steps.length
    if (isRecorded) for (const step of tried.steps) tr.step(step)
    else if (change.from === change.to) insertAt(tr, change.from, change.becomes)
    else replaceLetters(tr, change.from, change.to, change.becomes)
    if (change.joins && (tr.steps.length > before || change.was === change.becomes))
      joinBreaks(tr, change.from + change.becomes.length, grammar)
    if (tr.steps.length > before) done += 1
  }
  const inverse = tr.steps.map((step, index) => step.invert(tr.docs[index] ?? doc)).reverse()
  return { value: { steps: tr.steps, inverse, done, left: changes.length - done }, doc: tr.doc }
}

/** Changes for a doc to which something was done since; those whose words are gone are left out. */
export function mapWordChanges(changes: readonly WordChange[], since: Mappable): readonly WordChange[] {
  return changes.flatMap((change) => {
    const from = since.map(change.from, 1)
    const to = change.to === change.from ? from : since.map(change.to, -1)
    return to >= from ? [{ ...change, from, to }] : []
  })
}

function canChange(doc: Node, { from, to, was, becomes, joins }: WordChange): boolean {
  if (from < 0 || to < from || to > doc.content.size || (was === becomes && joins !== true)) return false
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
