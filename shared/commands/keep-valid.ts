import type { Node } from 'prosemirror-model'
import { Selection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { AttrStep, Transform, type Step } from 'prosemirror-transform'
import type { Grammar } from '../grammar'
import { brokenBy, shapeOf, type BrokenElement } from '../queries/broken-elements'
import { grammarOf } from '../queries/edition-grammar'
import { schema } from '../schema'
import { partUnlinked } from './apart-spans'
import { goesBack } from './going-back'
import { prefixNew } from './prefix-new'
import { remediesFor } from './remedies'
import { completeAttributes } from './required-attributes'
import { SpanStep } from './span-step'
import type { NewId } from './tag'

/**
 * The same command, not possible where it would make of what the grammar of the text allows something that it does not.
 * Where the text around is not valid before, it is not judged.
 */
export function keepingValid(command: Command): Command {
  return (state, dispatch) => {
    const made: Transaction[] = []
    if (!command(state, (transaction) => made.push(transaction))) return false
    const [transaction] = made
    if (transaction) prefixNew(transaction, state.doc)
    if (transaction && brokenBy(state.doc, transaction.doc, grammarOf(state)).length > 0) return false
    if (transaction) dispatch?.(transaction)
    return true
  }
}

/** How many remedies are applied one after the other at most. */
const most = 12

const refused = 'refused'

/** Whether one of these transactions is a change that {@link keepValid} took back, so that all of them together change nothing. */
export function isRefused(transactions: readonly Transaction[]): boolean {
  return transactions.some((transaction) => transaction.getMeta(refused) === true)
}

/**
 * What belongs after any change, for an editor's `appendTransaction`: where keys, a paste or a drop made of what the grammar
 * allows something that it does not (a list without items, a heading between paragraphs, text between the readings of a
 * `choice`), the text stays and the elements around it become what may stand there. Where that cannot be, the change is
 * taken back; see {@link isRefused}. `null` where there is nothing to do.
 *
 * It belongs in a plugin of its own behind all that append transactions, since a plugin is not shown what it appended itself.
 */
export function keepValid(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  newId: NewId,
): Transaction | null {
  const changes = transactions.filter(({ docChanged }) => docChanged)
  if (changes.some(goesBack)) return null
  if (!changes.some(changesStructure)) return null
  const { tr } = after
  const grammar = grammarOf(after)
  const header = before.doc.children.find((child) => child.type === schema.nodes.header)
  // All that was selected may have been deleted: the header, which is never shown, was not meant.
  if (header && !tr.doc.children.some((child) => child.type === schema.nodes.header)) tr.insert(0, header)
  prefixNew(tr, before.doc)
  let broken = brokenBy(before.doc, tr.doc, grammar)
  for (let round = 0; round < most && broken.length > 0; round++) {
    const steps = remedy(before.doc, tr.doc, broken, grammar)
    if (!steps) return takenBack(changes, before, after)
    for (const step of steps) tr.step(step)
    broken = brokenBy(before.doc, tr.doc, grammar)
  }
  if (broken.length > 0) return takenBack(changes, before, after)
  completeAttributes(tr, before.doc, grammar)
  partUnlinked(tr, before.doc, grammar, newId)
  return tr.docChanged ? tr : null
}

/** The steps of the first remedy after which fewer elements are broken. */
function remedy(before: Node, doc: Node, broken: readonly BrokenElement[], grammar: Grammar): readonly Step[] | null {
  for (const element of broken.toReversed())
    for (const apply of remediesFor(doc, element)) {
      const transform = new Transform(doc)
      if (!apply(transform) || !transform.docChanged) continue
      if (brokenBy(before, transform.doc, grammar).length < broken.length) return transform.steps
    }
  return null
}

function takenBack(changes: readonly Transaction[], before: EditorState, { tr }: EditorState): Transaction {
  for (const { steps, docs } of changes.toReversed())
    for (const [index, step] of [...steps.entries()].reverse()) {
      const doc = docs[index]
      if (doc) tr.step(step.invert(doc))
    }
  const selection: unknown = before.selection.toJSON()
  return tr.setSelection(Selection.fromJSON(tr.doc, selection)).setMeta(refused, true)
}

/** Whether a transaction does more than change letters within elements that held text before. */
function changesStructure({ steps, docs, doc }: Transaction): boolean {
  return steps.some((step, index) => {
    const before = docs[index]
    return before !== undefined && stepChangesStructure(step, before, docs[index + 1] ?? doc)
  })
}

function stepChangesStructure(step: Step, before: Node, after: Node): boolean {
  if (step instanceof AttrStep) return step.attr === 'name'
  if (step instanceof SpanStep) return step.runs.length > 0
  let changes = false
  step.getMap().forEach((from, to, newFrom, newTo) => {
    changes ||= rangeChangesStructure([before, from, to], [after, newFrom, newTo])
  })
  return changes
}

function rangeChangesStructure(...sides: readonly (readonly [doc: Node, from: number, to: number])[]): boolean {
  const shapes = sides.map(([doc, from, to]) => {
    const $from = doc.resolve(from)
    return $from.parent.inlineContent && $from.sameParent(doc.resolve(to)) ? shapeOf($from.parent) : null
  })
  return shapes.includes(null) || new Set(shapes).size > 1
}
