import fc from 'fast-check'
import { history, redo, undo } from 'prosemirror-history'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { tagSelection } from '../../../shared/commands/tag'
import type { Suggestion } from '../../../shared/register/suggestion'
import { letter, note, p } from '../../../shared/testing/build'
import { runs } from '../../../shared/testing/campaign'
import { currentSuggestion, showSuggestions, suggestions, suggestionsOf } from './suggestions'
import { movedOn, settled, unmoved, wordsAt } from './suggestion-places'

const doc = letter(
  p('Mr. Solberg met Clara Ames at Halvard.'),
  p('Ames', note(p('Clara Ames of Halvard.')), ' said that Solberg would come.'),
)
let ids = 0

/** A state of the doc with every name in it suggested. */
function suggested(): EditorState {
  const state = EditorState.create({ doc, plugins: [history(), suggestions()] })
  const found: Suggestion[] = []
  doc.descendants((node, pos) => {
    for (const { index, 0: text } of (node.text ?? '').matchAll(/Solberg|(?:Clara )?Ames|Halvard/gu))
      found.push(suggestionAt(pos + index, text))
  })
  return state.apply(showSuggestions(state.tr, found))
}

const suggestionAt = (from: number, text: string): Suggestion => ({
  from,
  to: from + text.length,
  text,
  kind: 'person',
  why: 'name',
  candidates: [],
  dates: [],
  score: 1,
  context: '',
})

const words = (state: EditorState): readonly string[] => suggestionsOf(state).map((one) => wordsAt(state.doc, one))

function placeOf(state: EditorState, text: string): number {
  let place = -1
  state.doc.descendants((node, pos) => {
    const at = node.text?.indexOf(text) ?? -1
    if (at >= 0 && place < 0) place = pos + at
  })
  return place
}

function done(state: EditorState, command: Command): EditorState {
  let after = state
  command(state, (transaction) => {
    after = state.apply(transaction)
  })
  return after
}

/** Selects the words of the first suggestion that says this. */
function selected(state: EditorState, text: string): EditorState {
  const one = suggestionsOf(state).find((other) => wordsAt(state.doc, other) === text)
  if (!one) throw new Error(`${text} is not suggested`)
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, one.from, one.to)))
}

test('suggestions move along with what is typed before them', () => {
  const before = suggested()
  const after = before.apply(before.tr.insertText('The old ', placeOf(before, 'Mr.')))
  expect(words(after)).toEqual(words(before))
  expect(suggestionsOf(after)[0]?.from).toBe((suggestionsOf(before)[0]?.from ?? 0) + 8)
})

test.each([
  ['are changed', (state: EditorState) => state.tr.insertText('u', placeOf(state, 'olberg'))],
  ['become part of a longer word', (state: EditorState) => state.tr.insertText('s', placeOf(state, ' met'))],
  ['are deleted', (state: EditorState) => state.tr.delete(placeOf(state, 'Sol'), placeOf(state, 'berg met'))],
])('a suggestion whose words %s is gone at once, and back with an undo', (_, change) => {
  const before = suggested()
  const after = before.apply(change(before))
  expect(words(after)).toEqual(words(before).slice(1))
  expect(words(done(after, undo))).toEqual(words(before))
})

test('a suggestion that is tagged is gone at once; undo brings it back as the one looked at, and redo takes it again', () => {
  const before = selected(suggested(), 'Clara Ames')
  const one = currentSuggestion(before)
  const after = done(
    before,
    tagSelection('persName', {}, () => `s${String(++ids)}`),
  )
  expect(suggestionsOf(after)).toHaveLength(suggestionsOf(before).length - 1)
  expect(currentSuggestion(after)).toBeNull()
  const undone = done(after, undo)
  expect(currentSuggestion(undone)).toEqual(one)
  expect(suggestionsOf(done(undone, redo))).toHaveLength(suggestionsOf(before).length - 1)
})

test('a rendition over a suggestion leaves it', () => {
  const before = selected(suggested(), 'Halvard')
  const after = done(
    before,
    tagSelection('hi', { rend: 'italic' }, () => `s${String(++ids)}`),
  )
  expect(words(after)).toEqual(words(before))
})

test('what is typed between two of thousands of suggestions looks at hardly any of them', () => {
  const long = letter(...Array.from({ length: 4000 }, () => p('Halvard is a town of some size.')))
  const found: Suggestion[] = []
  long.descendants((node, pos) => {
    if (node.isText) found.push(suggestionAt(pos, 'Halvard'))
  })
  const said = found.map((one, id) => ({ ...one, id }))
  let state = EditorState.create({ doc: long })
  let moved = unmoved(said)
  let looked = 0
  const place = (said[2000]?.from ?? 0) + 15
  for (let key = 0; key < 40; key++) {
    const typed = state.tr.insertText('e', place + key)
    const now = movedOn(moved, typed, () => looked++)
    if (!now) throw new Error('touched')
    moved = now
    state = state.apply(typed)
  }
  expect(looked).toBeLessThan(40 * 14)
  expect(settled(moved).every((one) => wordsAt(state.doc, one) === 'Halvard')).toBe(true)
})

test('whatever is typed, deleted, tagged and undone: no suggestion ever stands over other words', () => {
  const size = doc.content.size
  const act = fc.record({
    kind: fc.constantFrom('insert', 'delete', 'tag', 'undo', 'redo'),
    at: fc.nat(size),
    length: fc.nat(14),
    text: fc.constantFrom('x', ' ', 'Ames ', 'Sol', ','),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (list) => {
      let state = suggested()
      const told = new Map(suggestionsOf(state).map(({ id, text }) => [id, text]))
      for (const { kind, at, length, text } of list) {
        const from = TextSelection.near(state.doc.resolve(Math.min(at, state.doc.content.size))).from
        const to = Math.min(from + length, state.doc.resolve(from).end())
        if (kind === 'insert') state = state.apply(state.tr.insertText(text, from))
        else if (kind === 'delete') state = state.apply(state.tr.delete(from, to))
        else if (kind === 'undo') state = done(state, undo)
        else if (kind === 'redo') state = done(state, redo)
        else if (to > from) {
          state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
          state = done(
            state,
            tagSelection('placeName', {}, () => `s${String(++ids)}`),
          )
        }
        for (const one of suggestionsOf(state)) expect(wordsAt(state.doc, one)).toBe(told.get(one.id))
      }
    }),
    runs(200, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
  )
})
