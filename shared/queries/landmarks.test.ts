import fc from 'fast-check'
import { history, redo, undo } from 'prosemirror-history'
import { EditorState, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import { expect, test, vi } from 'vitest'
import { schema } from '../schema'
import {
  at,
  body,
  cell,
  div,
  doc,
  head,
  item,
  list,
  loose,
  numbered,
  p,
  pageBreak,
  pb,
  quote,
  row,
  span,
  table,
  text,
} from '../testing/build'
import { setBlockKind } from '../commands/block-kind'
import { liftItem, sinkItem } from '../commands/list-items'
import { joinBackward, joinForward } from '../commands/join-blocks'
import { splitBlock } from '../commands/split-block'
import { indexAt, landmarksOf, updateLandmarks, type Landmarks } from './landmarks'
import { notesOf } from './notes'
import { outlineOf } from './outline'
import { pageAt, pagesOf } from './pages'
import { presetNames, presetReadings } from './readings'
import { wordCount } from './words'

const sample = doc(
  text(
    body(
      div(
        head('One two', numbered('1', p('a note')), ' three'),
        pageBreak('1'),
        p(
          'Thur',
          pb('2'),
          'mond said',
          numbered('2', loose('see ', pb('3'), numbered('3', p('deep'))), p('more')),
          ' so',
        ),
        div(
          head('Inner'),
          quote(p('quoted words')),
          list(head('no outline'), item(loose('a b'), list(item(p('c d'))))),
        ),
      ),
      div(head('Last'), table(row(cell(p('x y')), cell(p('z')))), pageBreak('4')),
    ),
  ),
)

test('landmarks hold pages, notes, headings with their level and all words', () => {
  const landmarks = landmarksOf(sample)
  expect(landmarks.pages.values.map(({ n }) => n)).toEqual(['1', '2', '3', '4'])
  expect(landmarks.notes.values.map(({ n }) => n)).toEqual(['1', '2', '3'])
  expect(landmarks.headings.values).toEqual([
    { text: 'One two three', level: 1 },
    { text: 'Inner', level: 2 },
    { text: 'Last', level: 1 },
  ])
  expect(landmarks.divisions.values.map(({ name, level, heading, words }) => [name, level, heading || words])).toEqual([
    ['text', 0, ''],
    ['body', 1, ''],
    ['div', 2, 'One two three'],
    ['div', 3, 'Inner'],
    ['div', 2, 'Last'],
  ])
  expect(landmarks.words).toBe(24)
  expect(wordCount(sample)).toBe(24)
})

test('a position knows its page, its note and its heading', () => {
  const landmarks = landmarksOf(sample)
  const pages = pagesOf(sample)
  expect(pageAt(landmarks, 5)).toBeNull()
  expect(pageAt(landmarks, (pages[1]?.pos ?? 0) + 1)).toEqual(pages[1])
  expect(pageAt(landmarks, pages[1]?.pos ?? 0)).toEqual(pages[0])
  expect(indexAt(landmarks.headings, outlineOf(sample)[1]?.pos ?? 0)).toBe(1)
  expect(notesOf(sample).map(({ pos }) => pos)).toEqual(landmarks.notes.positions)
})

test('typing moves positions and keeps the values themselves', () => {
  const state = EditorState.create({ doc: sample })
  const before = landmarksOf(sample)
  const after = updateLandmarks(before, state.tr.insertText('x', 5))
  expect(after.pages.values).toBe(before.pages.values)
  expect(after.notes.values).toBe(before.notes.values)
  expect(after.headings.values).not.toBe(before.headings.values)
})

const change = fc.record({
  kind: fc.nat(13),
  from: fc.nat(),
  size: fc.constantFrom(0, 1, 2, 5, 30, 80),
  other: fc.nat(),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

const commands: readonly Command[] = [
  splitBlock,
  joinBackward,
  joinForward,
  liftItem,
  sinkItem,
  setBlockKind('head'),
  setBlockKind('quote'),
  setBlockKind('item'),
  undo,
  redo,
]

function edited(state: EditorState, { kind, from, size, other }: Change): Transaction | null {
  const start = from % (state.doc.content.size + 1)
  const end = Math.min(start + size, state.doc.content.size)
  const { tr } = state
  if (kind === 10) return tr.delete(start, end)
  if (kind === 11) return state.doc.resolve(start).parent.inlineContent ? tr.insertText('new words', start) : null
  if (kind === 12)
    return tr.replaceRange(other % state.doc.content.size, other % state.doc.content.size, state.doc.slice(start, end))
  if (kind === 13) {
    const note = notesOf(state.doc).at(other % 3)
    return note ? tr.setNodeAttribute(note.pos, 'attributes', { n: 'x' }) : null
  }
  const selected = state.apply(tr.setSelection(TextSelection.between(state.doc.resolve(start), state.doc.resolve(end))))
  let made: Transaction | null = null
  commands[kind]?.(selected, (transaction) => (made = transaction))
  return made
}

test('words are counted once they are asked for, and once', () => {
  const made = doc(p('one two three'), p('four'))
  const walks = vi.spyOn(made, 'nodesBetween')
  const landmarks = landmarksOf(made)
  expect(walks).not.toHaveBeenCalled()
  expect([landmarks.words, landmarks.words]).toEqual([4, 4])
  expect(walks).toHaveBeenCalledTimes(1)
})

test('landmarks updated step by step are those of the doc', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      let state = EditorState.create({ schema, doc: sample, plugins: [history()] })
      let landmarks: Landmarks = landmarksOf(sample)
      for (const one of changes) {
        const transaction = edited(state, one)
        if (!transaction) continue
        landmarks = updateLandmarks(landmarks, transaction)
        state = state.apply(transaction)
        expect(landmarks).toEqual(landmarksOf(state.doc))
      }
    }),
    { numRuns: 200 },
  )
})

test('Words are counted as they are read, and by what changed alone', () => {
  const start = doc(
    text(
      body(
        div(
          p(
            '<a>say ',
            span('choice', span('sic', 'to morrow'), span('corr', 'tomorrow')),
            ' he',
            span('supplied', 're'),
          ),
          p(
            span('choice', span('abbr', 'U. S.'), span('expan', 'United States')),
            ' ',
            span('del', 'not<b> so'),
            ' ever',
          ),
        ),
      ),
    ),
  )
  // All: say tomorrow… are glued where no space stands between the two texts.
  expect(presetNames.map((name) => landmarksOf(start, presetReadings[name]).words)).toEqual([10, 9, 6, 6])
  for (const name of presetNames) {
    const reading = presetReadings[name]
    let state = EditorState.create({ doc: start })
    let known = landmarksOf(start, reading)
    const change = (transaction: Transaction) => {
      known = updateLandmarks(known, transaction, reading)
      state = state.apply(transaction)
      expect(known.words).toBe(landmarksOf(state.doc, reading).words)
    }
    change(state.tr.insertText('and so on ', at(start, 'b')))
    change(state.tr.insertText('well ', at(start, 'a')))
    change(state.tr.delete(at(start, 'a') + 7, at(start, 'a') + 20))
    change(state.tr.delete(at(start, 'a') + 2, at(start, 'b')))
  }
})

test('a heading with a correction is called by what is right alone', () => {
  const heading = head('Talk ', span('choice', span('sic', 'teh'), span('corr', 'the')), ' day')
  const made = doc(text(body(div(heading, p('x')))))
  expect(landmarksOf(made).headings.values.map(({ text }) => text)).toEqual(['Talk the day'])
})
