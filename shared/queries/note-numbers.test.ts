import { expect, test } from 'vitest'
import { blockNote, letter, loose, note, numbered, noteWith, p, pb } from '../testing/build'
import { labelsByPosition, lettersOf, numbersTaken, countedNotes, signOf, type NoteNumbering } from './note-numbers'
import { landmarksOf } from './landmarks'

const by = (series: NoteNumbering['series'], letters = false): NoteNumbering => ({ series, letters })
const labels = (doc: Parameters<typeof labelsByPosition>[0], numbering: NoteNumbering, first?: number) => [
  ...labelsByPosition(doc, numbering, first).values(),
]
const query = () => noteWith({ type: 'query' }, p('who?'))
const textual = (n?: string) => noteWith({ type: 'textual', ...(n !== undefined && { n }) }, p('x'))

const sample = letter(
  blockNote(p('Source: Archive.')),
  p('a', numbered('18', p('x')), 'b', query(), 'c', note(loose('x', note(p('y')), note(p('z'))))),
  p(textual('19'), pb('2'), numbered('7a', p('x')), numbered('*', p('x')), textual()),
)

test('numbers stay as in the source, what has none is called by its place, queries by a sign of their own', () => {
  expect(labels(sample, by('source'))).toEqual(['*', '18', '?', '2', '3', '4', '19', '7a', '*', '8'])
})

test('the notes of a text are numbered anew in their order; notes in notes by signs, signs as they are', () => {
  expect(labels(sample, by('text'))).toEqual(['*', '1', '?', '2', '*', '†', '3', '4', '*', '5'])
  expect(labels(sample, by('edition'), 31)).toEqual(['*', '31', '?', '32', '*', '†', '33', '34', '*', '35'])
})

test('textual notes have letters where that is wanted, and count for no number', () => {
  expect(labels(sample, by('text', true))).toEqual(['*', '1', '?', '2', '*', '†', 'a', '3', '*', 'b'])
  expect(numbersTaken(countedNotes(landmarksOf(sample)), by('text', true))).toBe(3)
  expect(numbersTaken(countedNotes(landmarksOf(sample)), by('text'))).toBe(5)
})

test('numbers and letters begin anew on each page', () => {
  expect(labels(sample, by('page', true))).toEqual(['*', '1', '?', '2', '*', '†', 'a', '1', '*', 'a'])
})

test('letters and signs go on after the last', () => {
  expect([1, 26, 27, 52, 53].map(lettersOf)).toEqual(['a', 'z', 'aa', 'az', 'ba'])
  expect([1, 5, 6, 11].map(signOf)).toEqual(['*', '¶', '**', '***'])
})
