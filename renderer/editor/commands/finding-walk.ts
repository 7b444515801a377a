import type { EditorState } from 'prosemirror-state'
import type { Guess } from '../../../shared/edition'
import type { CheckedFinding } from '../../app/mirror/checked'
import { checkedOf, checkedRanges, currentChecked } from '../plugins/checked'
import { currentGuess, guessesOf } from '../plugins/guesses'

/** Something that the walk through the findings stops at: a guess, or what a check found. */
export type Stop =
  | { readonly kind: 'guess'; readonly guess: Guess; readonly from: number }
  | { readonly kind: 'checked'; readonly finding: CheckedFinding; readonly from: number }

/** Which kinds the walk stops at. */
export type Walk = 'all' | 'guesses'

/** The next open finding after the one looked at, or after the caret; round the end of the text. */
export function nextStop(state: EditorState, direction: 1 | -1, walk: Walk): Stop | null {
  const stops = stopsOf(state, walk).sort((a, b) => direction * inOrder(a, b))
  const here = currentStop(state)
  const after = stops.find((stop) => {
    if (here) return direction * inOrder(stop, here) > 0
    return direction * (stop.from - state.selection.from) > 0
  })
  return after ?? stops[0] ?? null
}

/** What the person looks at; `null` where that is nothing, or not there any more. */
function currentStop(state: EditorState): Stop | null {
  const guess = currentGuess(state)
  if (guess) return { kind: 'guess', guess, from: guess.range.from }
  const finding = currentChecked(state)
  return finding && stopOf(finding, checkedRanges(state))
}

function stopsOf(state: EditorState, walk: Walk): Stop[] {
  const guesses = guessesOf(state).flatMap((guess): Stop[] =>
    guess.settled ? [] : [{ kind: 'guess', guess, from: guess.range.from }],
  )
  if (walk === 'guesses') return guesses
  const ranges = checkedRanges(state)
  return [...guesses, ...checkedOf(state).flatMap((finding) => stopOf(finding, ranges) ?? [])]
}

/** Header and what surrounds the text are where they were; of what was in the text, only what is still there counts. */
function stopOf(finding: CheckedFinding, ranges: ReturnType<typeof checkedRanges>): Stop | null {
  const range = finding.where === 'text' ? ranges.get(finding.id) : finding.range
  return range ? { kind: 'checked', finding, from: range.from } : null
}

/** By place; at one place guesses first, then as they were listed. */
function inOrder(a: Stop, b: Stop): number {
  return a.from - b.from || rank(a) - rank(b) || idOf(a) - idOf(b)
}

const rank = ({ kind }: Stop): number => (kind === 'guess' ? 0 : 1)
const idOf = (stop: Stop): number => (stop.kind === 'guess' ? stop.guess.id : stop.finding.id)
