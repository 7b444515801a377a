import type { Command as EditorCommand } from 'prosemirror-state'
import { actOnGuess, guessActions, type GuessAction } from '../../../shared/commands/guess-actions'
import { settleGuess } from '../../../shared/commands/guesses'
import type { Guess } from '../../../shared/edition'
import type { Command } from '../../app/command'
import { problemText } from '../../app/i18n'
import type { CheckedFinding } from '../../app/mirror/checked'
import { checkedRanges, lookAtChecked } from '../plugins/checked'
import { lookAtDoubt } from '../plugins/doubts'
import type { StandingDoubt } from '../plugins/standing-doubts'
import { currentGuess, lookAt } from '../plugins/guesses'
import { perform } from '../perform'
import { reveal } from '../reveal'
import { say } from '../say'
import { editing, moving, type OpenContext } from './editing'
import { nextStop } from './finding-walk'

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

/** What settles guesses. */
export const findingCommands: readonly Command[] = [
  ...(Object.keys(guessKeys) as GuessAction[]).map(settling),
  editing('finding/reopen', 'edit', [], (state, dispatch) => {
    const guess = currentGuess(state)
    return guess?.settled === true && settleGuess(guess.id, false)(state, dispatch)
  }),
]

/** Shows a guess in the text. */
export function showGuess({ text }: OpenContext, guess: Guess, focus: 'focus' | 'stay'): void {
  text.dispatch(lookAtChecked(lookAt(text.state.tr, guess), null))
  reveal(text, guess.range.from, guess.range.to, focus)
}

/** Shows what a check found, in the text or in the panel of the header, and says it. */
export function showChecked(context: OpenContext, finding: CheckedFinding, focus: 'focus' | 'stay'): void {
  const { text } = context
  text.dispatch(lookAtChecked(lookAt(text.state.tr, null), finding.id))
  const message = problemText(finding)
  const { line, column } = finding.at
  if (finding.where === 'text') {
    const range = checkedRanges(text.state).get(finding.id)
    if (range) reveal(text, range.from, range.to, focus)
    if (range) context.say(message)
    else say(context, 'finding-gone')
  } else if (finding.where === 'header') {
    context.show('header')
    say(context, 'finding-in-header', { message, line, column })
  } else say(context, 'finding-outside', { message, line, column })
}

/** Selects a doubt in the text. */
export function showDoubt({ text }: Pick<OpenContext, 'text'>, one: StandingDoubt, focus: 'focus' | 'stay'): void {
  text.dispatch(lookAtChecked(lookAt(text.state.tr, null), null))
  reveal(text, one.from, one.to, focus)
  text.dispatch(lookAtDoubt(text.state.tr, one))
}

/** Settles a guess in one of its readings, and goes on to the next open one. */
export function settle(context: OpenContext, guess: Guess, action: GuessAction): void {
  const { text } = context
  if (!perform(text, `finding/${action}`, actOnGuess(guess, action))) return
  const next = nextStop(text.state, 1, 'guesses')
  if (next?.kind !== 'guess') {
    text.dispatch(lookAt(text.state.tr, null))
    say(context, 'all-settled')
    return
  }
  showGuess(context, next.guess, 'stay')
  say(context, 'settled', { message: problemText(next.guess) })
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
