import type { EditorState, Selection } from 'prosemirror-state'
import type { Guess } from '../../../shared/edition'
import type { DocRange, Severity } from '../../../shared/finding'
import type { CheckedFinding } from '../../app/mirror/checked'
import { checkedOf, checkedRanges, currentChecked } from '../plugins/checked'
import { currentDoubt, doubtBeside, doubtFilterOf, openDoubtCount, openDoubts, type Asked } from '../plugins/doubts'
import { passes, type OpenKind } from '../plugins/doubt-filter'
import type { StandingDoubt } from '../plugins/standing-doubts'
import { currentGuess, guessesOf } from '../plugins/guesses'
import { selectionBetween } from '../reveal'

/** Something that the walk through the findings stops at: a guess, what a check found, or what proofreading doubts. */
export type Stop =
  | { readonly kind: 'guess'; readonly guess: Guess; readonly from: number }
  | { readonly kind: 'checked'; readonly finding: CheckedFinding; readonly from: number }
  | { readonly kind: 'doubt'; readonly doubt: StandingDoubt; readonly from: number }

/** Which kinds the walk stops at. */
export type Walk = 'all' | 'guesses'

/** The next open finding after the one looked at, or from the caret on; round the end of the text. */
export function nextStop(state: EditorState, direction: 1 | -1, walk: Walk): Stop | null {
  return stopOnwards(state, direction, walk) ?? firstStop(state, direction, walk)
}

/** The same, `null` at the end of the text. */
export function stopOnwards(state: EditorState, direction: 1 | -1, walk: Walk): Stop | null {
  const here = currentStop(state)
  const from = direction > 0 ? beginAt(state.selection) : state.selection.from
  const after = stopsOf(state, walk)
    .sort((a, b) => direction * inOrder(a, b))
    .find((stop) => (here ? direction * inOrder(stop, here) > 0 : direction > 0 ? stop.from >= from : stop.from < from))
  if (walk === 'guesses') return after ?? null
  const beside = doubtBeside(state, doubtPlace(here, from), direction)
  return nearer(after ?? null, beside && doubtStop(beside), direction)
}

/** The first open finding of the text, or the last. */
export function firstStop(state: EditorState, direction: 1 | -1, walk: Walk): Stop | null {
  const [first = null] = stopsOf(state, walk).sort((a, b) => direction * inOrder(a, b))
  if (walk === 'guesses') return first
  const end = direction > 0 ? -1 : state.doc.content.size + 1
  const doubt = doubtBeside(state, { from: end, index: 0 }, direction)
  return nearer(first, doubt && doubtStop(doubt), direction)
}

/** All that the walk stops at, in its order, or all of it that the filter leaves out too. Walks the doc, once for each state. */
export function openStops(state: EditorState, asked: Asked = 'shown'): readonly Stop[] {
  return [...stopsOf(state, 'all', asked), ...openDoubts(state, asked).map(doubtStop)].sort(inOrder)
}

/** How many places the walk stops at. Looks at each guess and finding, and never at the text. */
export function openStopCount(state: EditorState): number {
  return stopsOf(state, 'all').length + openDoubtCount(state)
}

/** Which kind a stop is of, as the filter names it. */
export function kindOf(stop: Stop): OpenKind {
  if (stop.kind === 'guess') return 'guess'
  return stop.kind === 'checked' ? `found/${stop.finding.code}` : stop.doubt.doubt.check
}

/** How much a stop matters. */
export function severityOf(stop: Stop): Severity {
  if (stop.kind === 'guess') return stop.guess.severity
  return stop.kind === 'checked' ? stop.finding.severity : stop.doubt.doubt.severity
}

/** What the person looks at, without where it stands: costs nothing that grows with the text. */
export type Looked =
  | { readonly kind: 'guess'; readonly guess: Guess }
  | { readonly kind: 'checked'; readonly finding: CheckedFinding }
  | { readonly kind: 'doubt'; readonly doubt: StandingDoubt }

/** What the person looks at; `null` where that is nothing. */
export function lookedAt(state: EditorState): Looked | null {
  const guess = currentGuess(state)
  if (guess) return { kind: 'guess', guess }
  const finding = currentChecked(state)
  if (finding) return { kind: 'checked', finding }
  const doubt = currentDoubt(state)
  return doubt && { kind: 'doubt', doubt }
}

/** Whether a stop is what the person looks at. */
export function isLookedAt(stop: Looked, looked: Looked | null): boolean {
  if (stop.kind === 'guess') return looked?.kind === 'guess' && looked.guess.id === stop.guess.id
  if (stop.kind === 'checked') return looked?.kind === 'checked' && looked.finding.id === stop.finding.id
  if (looked?.kind !== 'doubt') return false
  const { doubt, from, to } = stop.doubt
  return looked.doubt.from === from && looked.doubt.to === to && looked.doubt.doubt.check === doubt.check
}

/** Where the caret stands, or where the first of the blocks begins that begin with it: what is found of a block begins there. */
function beginAt({ $from }: Selection): number {
  let { pos, depth } = $from
  for (; depth > 0 && pos === $from.start(depth); depth -= 1) pos = $from.before(depth)
  return pos
}

/** Where doubts begin that come after what the person looks at, or from the caret on: doubts come last of all at a place. */
function doubtPlace(here: Stop | null, caret: number): Pick<StandingDoubt, 'from' | 'index'> {
  return here?.kind === 'doubt' ? here.doubt : { from: here?.from ?? caret, index: -1 }
}

const doubtStop = (doubt: StandingDoubt): Stop => ({ kind: 'doubt', doubt, from: doubt.from })

function nearer(a: Stop | null, b: Stop | null, direction: 1 | -1): Stop | null {
  if (a === null || b === null) return a ?? b
  return direction * inOrder(a, b) <= 0 ? a : b
}

/** What the person looks at, from which the walk goes on; `null` where that is nothing, is not there any more, or the caret was put elsewhere since. */
function currentStop(state: EditorState): Stop | null {
  const guess = currentGuess(state)
  if (guess) return isSelected(state, guess.range) ? { kind: 'guess', guess, from: guess.range.from } : null
  const finding = currentChecked(state)
  if (finding?.where === 'text') {
    const range = checkedRanges(state).get(finding.id)
    return range && isSelected(state, range) ? { kind: 'checked', finding, from: range.from } : null
  }
  if (finding) return stopOf(finding, checkedRanges(state))
  const doubt = currentDoubt(state)
  return doubt && doubtStop(doubt)
}

function isSelected(state: EditorState, range: DocRange): boolean {
  const { from, to } = selectionBetween(state, range.from, range.to)
  return state.selection.from === from && state.selection.to === to
}

function stopsOf(state: EditorState, walk: Walk, asked: Asked = 'shown'): Stop[] {
  const guesses = guessesOf(state).flatMap((guess): Stop[] =>
    guess.settled ? [] : [{ kind: 'guess', guess, from: guess.range.from }],
  )
  // Whoever settles guesses goes on to the next of them, whatever is listed.
  if (walk === 'guesses') return guesses
  const found = checkedOf(state)
  const ranges = found.length === 0 ? new Map<number, DocRange>() : checkedRanges(state)
  const all = [...guesses, ...found.flatMap((finding) => stopOf(finding, ranges) ?? [])]
  const filter = doubtFilterOf(state)
  return asked === 'unsettled' ? all : all.filter((stop) => passes(filter, kindOf(stop), severityOf(stop)))
}

/** Header and what surrounds the text are where they were; of what was in the text, only what is still there counts. */
function stopOf(finding: CheckedFinding, ranges: ReturnType<typeof checkedRanges>): Stop | null {
  const range = finding.where === 'text' ? ranges.get(finding.id) : finding.range
  return range ? { kind: 'checked', finding, from: range.from } : null
}

/** By place; at one place guesses first, then what checks found, then doubts; then as they were listed. */
function inOrder(a: Stop, b: Stop): number {
  return a.from - b.from || rank[a.kind] - rank[b.kind] || idOf(a) - idOf(b)
}

const rank = { guess: 0, checked: 1, doubt: 2 } as const

function idOf(stop: Stop): number {
  if (stop.kind === 'guess') return stop.guess.id
  return stop.kind === 'checked' ? stop.finding.id : stop.doubt.index
}
