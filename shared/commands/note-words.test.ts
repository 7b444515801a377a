import { expect, test } from 'vitest'
import { notesOf } from '../queries/notes'
import { letter, loose, note, numbered, p, span } from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { done, stateOf } from '../testing/state'
import { run } from '../testing/steps'
import { plainWordsOfNote, setNoteWords } from './note-words'

test('the words of a note of one line become others, and its tags stay', () => {
  const made = letter(p('x<a>', numbered('1', loose('See ', span('persName', 'Harlow'), ' there.'))))
  const pos = notesOf(made)[0]?.pos ?? 0
  const state = done(stateOf(made), setNoteWords(pos, 'Ask Harlow there.'))
  expect(sketchOfDivision(state.doc)).toBe('p“x<note1 “Ask Harlow there.”>”')
  let tagged = ''
  state.doc.descendants((node) => {
    if (node.marks.length > 0) tagged += node.text ?? ''
  })
  expect(tagged).toBe('Harlow')
  const empty = done(state, setNoteWords(pos, ''))
  expect(sketchOfDivision(done(empty, setNoteWords(pos, 'New.')).doc)).toBe('p“x<note1 “New.”>”')
  expect(run(state, setNoteWords(pos, 'Ask Harlow there.'))).toBeNull()
})

test('a note of several lines, or with a note in it, has no plain words', () => {
  const made = letter(p('x', note(p('a'), p('b')), note(loose('a', note(p('b'))))))
  expect(notesOf(made).map(({ node }) => plainWordsOfNote(node))).toEqual([null, null, 'b'])
})
