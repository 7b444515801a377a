import { EditorState, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import type { Guess } from '../edition'
import { assertNever } from '../finding'
import { blockKindAt, setBlockKind, type BlockKind } from './block-kind'
import { noteToNumber, numberToNote } from './notes'
import { SettleStep } from './settle-step'

/** What a person can do about a guess; all of them settle it. */
export type GuessAction = 'accept' | 'text-to-note' | 'note-to-text' | 'heading' | 'paragraph' | 'signature' | 'item'

const all: readonly GuessAction[] = [
  'accept',
  'text-to-note',
  'note-to-text',
  'heading',
  'paragraph',
  'signature',
  'item',
]

/** The codes of guesses that speak of a block, which can be another kind of block. */
const ofBlocks = new Set(['heading', 'dateline', 'signature', 'item', 'file-number', 'enclosure', 'paragraph'])

/** What can be done about this guess now, `accept` first; nothing where it is settled. */
export function guessActions(state: EditorState, guess: Guess): readonly GuessAction[] {
  return guess.settled ? [] : all.filter((action) => action === 'accept' || changeOf(state, guess, action)?.() === true)
}

/** Does it and settles the guess, in one transaction. */
export function actOnGuess(guess: Guess, action: GuessAction): Command {
  return (state, dispatch) => {
    if (guess.settled) return false
    const { tr } = state
    const change = changeOf(state, guess, action)
    const possible = action === 'accept' || change?.(({ steps }) => steps.forEach((step) => tr.step(step))) === true
    if (possible) dispatch?.(tr.step(new SettleStep(guess.id, true)).scrollIntoView())
    return possible
  }
}

type Change = (dispatch?: (transaction: Transaction) => void) => boolean

/** The change that an action makes at the place of the guess, whatever is selected; `null` where it makes no sense there. */
function changeOf({ doc }: EditorState, { range, code }: Guess, action: GuessAction): Change | null {
  const { from, to } = range
  switch (action) {
    case 'accept':
      return null
    case 'note-to-text':
      return on(noteToNumber(from), EditorState.create({ doc }))
    case 'text-to-note':
      return from < to ? on(numberToNote(from, to), EditorState.create({ doc })) : null
    case 'heading':
    case 'paragraph':
    case 'signature':
    case 'item':
      if (!ofBlocks.has(code) || from === to) return null
      return asKind(
        EditorState.create({ doc, selection: TextSelection.between(doc.resolve(from), doc.resolve(to)) }),
        action,
      )
    default:
      return assertNever(action)
  }
}

const kinds = { heading: 'head', paragraph: 'p', signature: 'signed', item: 'item' } as const satisfies Record<
  string,
  BlockKind
>

function asKind(state: EditorState, action: keyof typeof kinds): Change | null {
  const kind = kinds[action]
  return blockKindAt(state) === kind ? null : on(setBlockKind(kind), state)
}

function on(command: Command, state: EditorState): Change {
  return (dispatch) => command(state, dispatch)
}
