import type { Command, Transaction } from 'prosemirror-state'
import { StepMap, type Step } from 'prosemirror-transform'
import type { Guess } from '../edition'
import { MoveStep } from './move-step'
import { SettleStep } from './settle-step'

/** Where an importer's guesses are, and which are settled, after a transaction. What it does not touch keeps its identity. */
export function mapGuesses(guesses: readonly Guess[], transaction: Transaction): readonly Guess[] {
  return mapGuessesThrough(guesses, transaction.steps)
}

/** The same from steps alone, as a journal holds them. */
export function mapGuessesThrough(guesses: readonly Guess[], steps: readonly Step[]): readonly Guess[] {
  return steps.reduce(mapThrough, guesses)
}

/** Says that a guess is settled, or open again. */
export function settleGuess(id: number, settled: boolean): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.step(new SettleStep(id, settled)))
    return true
  }
}

function mapThrough(guesses: readonly Guess[], step: Step): readonly Guess[] {
  if (step instanceof SettleStep)
    return guesses.map((guess) => (guess.id === step.guess ? { ...guess, settled: step.settled } : guess))
  if (step instanceof MoveStep) return guesses.map((guess) => carried(guess, step))
  const map = step.getMap()
  return map === StepMap.empty ? guesses : guesses.map((guess) => moved(guess, map))
}

/** A guess goes with the blocks that it is in. */
function carried(guess: Guess, step: MoveStep): Guess {
  const from = step.moved(guess.range.from, 1)
  const to = Math.max(from, step.moved(guess.range.to, -1))
  return from === guess.range.from && to === guess.range.to ? guess : { ...guess, range: { from, to } }
}

function moved(guess: Guess, map: StepMap): Guess {
  const { from: oldFrom, to: oldTo } = guess.range
  const back = broughtBack(guess, map)
  if (back) return back
  const from = map.map(oldFrom, 1)
  const to = Math.max(from, map.map(oldTo, -1))
  if (from === oldFrom && to === oldTo) return guess
  const gone = from === to && oldFrom < oldTo ? deletedAround(guess, map) : guess.gone
  return { ...guess, range: { from, to }, ...(gone && { gone }) }
}

/** Where the words of a guess stood in what a step deletes, if it deletes them all. */
function deletedAround({ range: { from, to } }: Guess, map: StepMap): Guess['gone'] {
  let gone: Guess['gone']
  map.forEach((start, end) => {
    if (start <= from && end >= to) gone = { from: from - start, to: to - start, length: end - start }
  })
  return gone
}

/** The guess on its words again, where a step puts as much at its place as was deleted with them. */
function broughtBack({ gone, ...guess }: Guess, map: StepMap): Guess | null {
  if (!gone) return null
  const { from } = guess.range
  let start = -1
  map.forEach((oldStart, oldEnd, newStart, newEnd) => {
    if (oldStart <= from && from <= oldEnd && newEnd - newStart === gone.length) start = newStart
  })
  return start < 0 ? null : { ...guess, range: { from: start + gone.from, to: start + gone.to } }
}
