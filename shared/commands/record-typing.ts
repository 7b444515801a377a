import type { Node } from 'prosemirror-model'
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state'
import { ReplaceStep, Transform } from 'prosemirror-transform'
import { blockText } from '../queries/block-text'
import { brokenBy } from '../queries/broken-elements'
import { grammarOf } from '../queries/edition-grammar'
import { spanId } from '../queries/spans'
import { goesBack } from './going-back'
import { mayRecord, record, recordable, wordAfter, wordBefore, type Recording } from './record-correction'
import { recordKey, type RecordMeta, type RecordState, type Typed } from './recorded-typing'
import { childrenBetween, SpanStep } from './span-step'
import type { NewId } from './tag'

/**
 * Records what a person types over the words of a text as corrections (see `record-correction.ts`), word by word: each when
 * the caret leaves it. Undo takes back what was typed together with its recording. Where an intervention cannot stand, the change stays silent.
 */
export function recordTyping(newId: NewId): Plugin<RecordState> {
  return new Plugin<RecordState>({
    key: recordKey,
    state: {
      init: () => ({ recording: null, typed: null, left: [], ends: false }),
      apply: (transaction, state) => followed(state, transaction),
    },
    appendTransaction: (_transactions, _before, state) => {
      const { recording, left } = recordKey.getState(state) ?? {}
      return recording && left && left.length > 0 ? recordLeft(state, left, recording, newId) : null
    },
  })
}

function followed(state: RecordState, transaction: Transaction): RecordState {
  const meta = transaction.getMeta(recordKey) as RecordMeta | undefined
  if (meta?.kind === 'recorded')
    return { ...state, recording: state.ends ? null : state.recording, left: [], ends: false }
  const recording = meta?.kind === 'set' ? meta.recording : state.recording
  if (state.recording === null) return recording === null ? state : { ...state, recording }
  if (goesBack(transaction)) return { recording, typed: null, left: [], ends: false }
  const { typed, left } = transaction.docChanged ? typedBy(state, transaction) : state
  // What was typed while changes were recorded is recorded, also where that is turned off now.
  const ends = recording === null && left.length > 0
  if (typed === null) return { recording: recording ?? (ends ? state.recording : null), typed, left, ends }
  const { from, to } = transaction.selection
  const leaves = recording === null || meta?.kind === 'leave' || from < typed.from || to > typed.to
  return leaves
    ? { recording: recording ?? state.recording, typed: null, left: [...left, typed], ends: recording === null }
    : { recording, typed, left, ends: false }
}

function typedBy(state: RecordState, transaction: Transaction): Pick<RecordState, 'typed' | 'left'> {
  let { typed } = state
  const left = [...state.left]
  const plain = transaction.steps.every((step) => step instanceof ReplaceStep && isWords(step))
  transaction.steps.forEach((step, index) => {
    const doc = transaction.docs[index] ?? transaction.before
    const map = step.getMap()
    const mapped = (one: Typed): Typed => ({ ...one, from: map.map(one.from, -1), to: map.map(one.to, 1) })
    const touched = plain && step instanceof ReplaceStep ? wordsAround(doc, step.from, step.to) : null
    for (const [at, one] of left.entries()) left[at] = mapped(one)
    if (typed && step instanceof SpanStep && takesSpans(step, typed)) typed = null
    if (touched === null) typed = typed && mapped(typed)
    else if (typed && touched.from <= typed.to && typed.from <= touched.to) typed = mapped(joined(doc, typed, touched))
    else {
      if (typed) left.push(mapped(typed))
      typed = mapped({ ...touched, before: doc.slice(touched.from, touched.to).content })
    }
  })
  return { typed, left }
}

/** Whether a step puts words in the place of words, within one block. */
function isWords({ slice, from, to }: ReplaceStep): boolean {
  return (
    slice.openStart === 0 && slice.openEnd === 0 && slice.content.content.every(({ isText }) => isText) && to >= from
  )
}

/** Whether a step takes spans from words, or changes what they say: what stood there before would bring them back. */
function takesSpans({ runs }: SpanStep, { from, to }: Typed): boolean {
  return runs.some((run) => run.from < to && run.to > from && run.before.some((mark) => !mark.isInSet(run.after)))
}

/** The whole words around a change; `null` where it cannot be recorded. */
function wordsAround(doc: Node, from: number, to: number): { readonly from: number; readonly to: number } | null {
  const $from = doc.resolve(from)
  if (!$from.parent.isTextblock || !$from.sameParent(doc.resolve(to))) return null
  const read = blockText($from.parent)
  const start = $from.start()
  const first = read.index(from - start)
  const last = read.index(to - start)
  const begin = first - wordBefore(read.text, first).length
  const end = last + wordAfter(read.text, last).length
  const range = {
    from: begin < first ? start + read.before(begin) : from,
    to: end > last ? start + read.after(end) : to,
  }
  return mayRecord(doc, range) ? range : null
}

function joined(doc: Node, typed: Typed, touched: { readonly from: number; readonly to: number }): Typed {
  const [from, to] = [Math.min(typed.from, touched.from), Math.max(typed.to, touched.to)]
  const head = doc.slice(from, typed.from).content
  const tail = doc.slice(typed.to, to).content
  return { from, to, before: head.append(typed.before).append(tail) }
}

/** Records what was typed: all of it, or else as much as the grammar of the text allows. */
function recordLeft(state: EditorState, left: readonly Typed[], recording: Recording, newId: NewId): Transaction {
  const { tr } = state
  const take = (tried: Transform): boolean => {
    const fits = brokenBy(tr.doc, tried.doc, grammarOf(state)).length === 0
    if (fits) for (const step of tried.steps) tr.step(step)
    return fits
  }
  const inOrder = left.toSorted((a, b) => b.from - a.from)
  if (!take(recorded(tr.doc, inOrder, recording, newId)))
    for (const one of inOrder) take(recorded(tr.doc, [one], recording, newId))
  return tr.setMeta(recordKey, { kind: 'recorded' } satisfies RecordMeta)
}

/** Brings back what stood there, and records what was typed as its change, from the last to the first; what has spans of its own stays as it is. */
function recorded(doc: Node, left: readonly Typed[], recording: Recording, newId: NewId): Transform {
  const tr = new Transform(doc)
  for (const one of left) {
    const { from, to, before } = one
    const now = tr.doc.textBetween(from, to)
    const then = before.textBetween(0, before.size)
    if (now === then || !mayRecord(tr.doc, one) || hasOwnSpans(tr.doc, one)) continue
    const tried = new Transform(tr.doc).replaceWith(from, to, before)
    const change = recordable(tried.doc, { from, to: from + before.size }, now)
    if (!change) continue
    record(tried, change, recording, newId)
    for (const step of tried.steps) tr.step(step)
  }
  return tr
}

/** Whether typed words have spans that neither what stood there before nor what stands beside them has. */
function hasOwnSpans(doc: Node, { from, to, before }: Typed): boolean {
  const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter]
  const known = new Set([...before.content, ...beside].flatMap((node) => node?.marks.map(spanId) ?? []))
  return childrenBetween(doc, from, to).some(({ marks }) => marks.some((mark) => !known.has(spanId(mark))))
}
