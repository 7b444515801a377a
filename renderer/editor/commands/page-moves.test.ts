import { expect, test } from 'vitest'
import { at, letter, note, p, pageBreak, pb } from '../../../shared/testing/build'
import { wordPlace } from './page-moves'

test('a page break moves from word to word, notes being part of theirs', () => {
  const doc = letter(p('The ', pb('2'), 'harbour', note(p('Of stone.')), ' <a>is closed.'))
  const here = 3 + 1 + 'The '.length
  expect(wordPlace(doc, here, 1)).toBe(at(doc, 'a'))
  expect(wordPlace(doc, here, -1)).toBe(3)
})

test('it moves over the edges of blocks', () => {
  const doc = letter(p('One <a>two'), pageBreak('2'), p('Three <b>four'))
  const here = 3 + 'One two'.length + 2
  expect(wordPlace(doc, here, 1)).toBe(at(doc, 'b'))
  expect(wordPlace(doc, here, -1)).toBe(at(doc, 'a'))
})
