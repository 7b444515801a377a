import type { Command as EditorCommand, EditorState } from 'prosemirror-state'
import { actOnGuess, guessActions, type GuessAction } from '../../../shared/commands/guess-actions'
import { settleGuess } from '../../../shared/commands/guesses'
import type { Guess } from '../../../shared/edition'
import type { Command } from '../../app/command'
import { currentGuess, guessesOf, lookAt } from '../plugins/guesses'
import { perform } from '../perform'
import { reveal } from '../reveal'
import { say } from '../say'
import { editing, moving, type OpenContext } from './editing'

/** The readings of a guess that have a command, with their keys. */
export const guessKeys: Readonly<Record<GuessAction, string>> = {
  accept: 'Alt-Enter',
  'text-to-note': 'Alt-Shift-o',
  'note-to-text': 'Alt-Shift-x',
  heading: 'Alt-Shift-h',
  paragraph: 'Alt-Shift-p',
  signature: 'Alt-Shift-s',
  item: 'Alt-Shift-i',
}

/** The walk through the importer's guesses. */
export const findingCommands: readonly Command[] = [
  moving('finding/next', 'go', ['F8'], (context) => {
    goToGuess(context, 1)
  }),
  moving('finding/previous', 'go', ['Shift-F8'], (context) => {
    goToGuess(context, -1)
  }),
  ...(Object.keys(guessKeys) as GuessAction[]).map(settling),
  editing('finding/reopen', 'edit', [], (state, dispatch) => {
    const guess = currentGuess(state)
    return guess?.settled === true && settleGuess(guess.id, false)(state, dispatch)
  }),
]

/** Shows a guess in the text. */
export function goToGuess(context: OpenContext, to: 1 | -1 | Guess): void {
  const { text } = context
  const guess = typeof to === 'number' ? nextOpen(text.state, to) : to
  if (!guess) {
    say(context, 'no-findings')
    return
  }
  text.dispatch(lookAt(text.state.tr, guess))
  reveal(text, guess.range.from, guess.range.to, typeof to === 'number' ? 'focus' : 'stay')
  if (typeof to === 'number') context.say(guess.message)
}

/** Settles a guess in one of its readings, and goes on to the next open one. */
export function settle(context: OpenContext, guess: Guess, action: GuessAction): void {
  const { text } = context
  if (!perform(text, `finding/${action}`, actOnGuess(guess, action))) return
  const next = nextOpen(text.state, 1)
  if (!next) {
    text.dispatch(lookAt(text.state.tr, null))
    say(context, 'all-settled')
    return
  }
  text.dispatch(lookAt(text.state.tr, next))
  reveal(text, next.range.from, next.range.to, 'stay')
  say(context, 'settled', { message: next.message })
}

function settling(action: GuessAction): Command {
  const can: EditorCommand = (state) => {
    const guess = currentGuess(state)
    return guess !== null && guessActions(state, guess).includes(action)
  }
  return moving(
    `finding/${action}`,
    'edit',
    [guessKeys[action]],
    (context) => {
      const guess = currentGuess(context.text.state)
      if (guess) settle(context, guess, action)
    },
    (state) => can(state),
  )
}

/** The next open guess after the one looked at, or after the caret; round the end of the text. */
function nextOpen(state: EditorState, direction: 1 | -1): Guess | null {
  const open = guessesOf(state).filter(({ settled }) => !settled)
  const here = currentGuess(state)
  const from = here?.range.from ?? state.selection.from
  const inOrder = open.toSorted((a, b) => direction * (a.range.from - b.range.from || a.id - b.id))
  const after = inOrder.find(({ id, range }) => {
    const way = direction * (range.from - from)
    return way > 0 || (way === 0 && here !== null && direction * (id - here.id) > 0)
  })
  return after ?? inOrder[0] ?? null
}
