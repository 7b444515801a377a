import { history, redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import type { Guess } from '../edition'
import { schema } from '../schema'
import { at, element, head, item, letter, list, loose, numbered, p, signed } from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { assertChanges, run } from '../testing/steps'
import { actOnGuess, guessActions, type GuessAction } from './guess-actions'
import { mapGuesses, mapGuessesThrough, settleGuess } from './guesses'
import { SettleStep } from './settle-step'

const guess = (code: string, from: number, to: number, settled = false): Guess => ({
  id: 1,
  severity: 'info',
  code,
  message: '',
  range: { from, to },
  settled,
})

test('a guess follows its words through edits, and is on its place after undo', () => {
  const doc = letter(p('one <a>two<b> three'))
  const state = EditorState.create({ doc })
  const before = [guess('x', at(doc, 'a'), at(doc, 'b'))]
  const transaction = state.tr.insertText('zero ', 4).insertText('!', at(doc, 'b') + 5)
  const after = mapGuesses(before, transaction)
  expect(transaction.doc.textBetween(after[0]?.range.from ?? 0, after[0]?.range.to ?? 0)).toBe('two')
  expect(mapGuesses(before, state.tr.insertText('x', at(doc, 'b') + 2))[0]).toBe(before[0])
  const gone = mapGuesses(before, state.tr.delete(at(doc, 'a') - 1, at(doc, 'b') + 1))[0]?.range
  expect(gone?.from).toBe(gone?.to)
})

test('a guess whose words are deleted is on them again when they are brought back', () => {
  const doc = letter(p('one <a>two<b> three'))
  const words = { from: at(doc, 'a'), to: at(doc, 'b') }
  const edits = [
    (tr: Transaction) => tr.delete(words.from - 2, words.to + 1),
    (tr: Transaction) => tr.insertText('2', words.from, words.to),
    (tr: Transaction) => tr.delete(words.from - 5, words.to + 7),
  ]
  for (const edit of edits) {
    let guesses: readonly Guess[] = [guess('x', words.from, words.to)]
    let state = EditorState.create({ doc, plugins: [history()] })
    const dispatch = (transaction: Transaction) => {
      guesses = mapGuesses(guesses, transaction)
      state = state.apply(transaction)
    }
    dispatch(edit(state.tr))
    undo(state, dispatch)
    expect(guesses[0]?.range).toEqual(words)
    redo(state, dispatch)
    undo(state, dispatch)
    expect(guesses).toEqual([guess('x', words.from, words.to)])
  }
})

test('settling is undone, redone and replayed from stored steps', () => {
  let guesses: readonly Guess[] = [guess('x', 4, 5)]
  const stored: unknown[] = []
  let state = EditorState.create({ doc: letter(p('one')), plugins: [history()] })
  const dispatch = (transaction: Transaction) => {
    assertChanges(transaction)
    guesses = mapGuesses(guesses, transaction)
    stored.push(...transaction.steps.map((step) => step.toJSON() as unknown))
    state = state.apply(transaction)
  }
  settleGuess(1, true)(state, dispatch)
  expect(guesses[0]?.settled).toBe(true)
  undo(state, dispatch)
  expect(guesses[0]?.settled).toBe(false)
  redo(state, dispatch)
  expect(guesses[0]?.settled).toBe(true)
  const steps = stored.map((json) => Step.fromJSON(schema, json))
  expect(mapGuessesThrough([guess('x', 4, 5)], steps)).toEqual(guesses)
  expect(() => SettleStep.fromJSON(schema, {})).toThrow('Invalid')
})

const inBlock = (code: string, doc: Node): [Node, Guess] => {
  const $a = doc.resolve(at(doc, 'a'))
  return [doc, guess(code, $a.before(), $a.after())]
}

const noted = letter(p('Affairs', numbered('18', loose('x')), ' and'))
const digits = letter(p('Affairs<a>18<b> and'))

test.each<[string, [Node, Guess], GuessAction, string]>([
  ['note-reference', [noted, guess('note-reference', 11, 15)], 'note-to-text', 'p“Affairs18 and” note(“x”)'],
  [
    'number-left',
    [digits, guess('number-left', at(digits, 'a'), at(digits, 'b'))],
    'text-to-note',
    'p“Affairs<note18 “”> and”',
  ],
  ['heading', inBlock('heading', letter(head('<a>one'))), 'paragraph', 'p“one”'],
  ['heading', inBlock('heading', letter(head('<a>one'))), 'signature', 'signed“one”'],
  [
    'signature',
    inBlock('signature', letter(element('container', 'closer', {}, signed('<a>one')))),
    'paragraph',
    'p“one”',
  ],
  ['item', inBlock('item', letter(list(item(loose('<a>one'))))), 'paragraph', 'p“one”'],
  ['item', inBlock('item', letter(p('<a>one'))), 'item', 'list(item(“one”))'],
  ['heading', inBlock('heading', letter(head('<a>one'))), 'accept', 'head“one”'],
])('a guess %s can be read otherwise, and is settled in the same transaction', (_, [doc, made], action, expected) => {
  const state = EditorState.create({ doc })
  expect(guessActions(state, made)).toContain(action)
  let guesses: readonly Guess[] = [made]
  actOnGuess(made, action)(state, (transaction) => {
    assertChanges(transaction)
    guesses = mapGuesses(guesses, transaction)
    expect(sketchOfDivision(transaction.doc)).toBe(expected)
  })
  expect(guesses[0]?.settled).toBe(true)
})

test('what makes no sense at its place is not offered, and nothing of a settled guess', () => {
  const [doc, made] = inBlock('heading', letter(head('<a>one')))
  const state = EditorState.create({ doc })
  expect(guessActions(state, made)).toEqual(['accept', 'paragraph', 'signature', 'item'])
  expect(guessActions(state, { ...made, settled: true })).toEqual([])
  expect(guessActions(state, { ...made, code: 'supplement' })).toEqual(['accept'])
  expect(run(state, actOnGuess({ ...made, settled: true }, 'accept'))).toBeNull()
  expect(run(state, actOnGuess(made, 'note-to-text'))).toBeNull()
})
