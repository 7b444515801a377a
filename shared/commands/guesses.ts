import type { Command, Transaction } from 'prosemirror-state'
import { StepMap, type Step } from 'prosemirror-transform'
import type { Guess } from '../edition'
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
  const map = step.getMap()
  return map === StepMap.empty ? guesses : guesses.map((guess) => moved(guess, map))
}

function moved(guess: Guess, map: StepMap): Guess {
  const from = map.map(guess.range.from, 1)
  const to = Math.max(from, map.map(guess.range.to, -1))
  return from === guess.range.from && to === guess.range.to ? guess : { ...guess, range: { from, to } }
}
