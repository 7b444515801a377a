import type { Command, Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import type { Guess } from '../edition'

export declare function mapGuesses(guesses: readonly Guess[], transaction: Transaction): readonly Guess[]
/** The same from stored steps, as a journal holds them. */
export declare function mapGuessesThrough(guesses: readonly Guess[], steps: readonly Step[]): readonly Guess[]
export declare function settleGuess(id: number, settled: boolean): Command
