import type { Command, EditorState } from 'prosemirror-state'
import type { Guess } from '../edition'

/** What a person can do about a guess; all of them settle it. */
export type GuessAction = 'accept' | 'text-to-note' | 'note-to-text' | 'heading' | 'paragraph' | 'signature' | 'item'
/** What can be done about this guess now, `accept` first. */
export declare function guessActions(state: EditorState, guess: Guess): readonly GuessAction[]
export declare function actOnGuess(guess: Guess, action: GuessAction): Command
