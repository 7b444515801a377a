import { expect, test } from 'vitest'
import { at, cell, letter, loose, numbered, p, row, span, table } from '../testing/build'
import { excerptOf } from './excerpt'

test('a stretch is named by its words and those around it', () => {
  const doc = letter(p('The harbour of Ellery, where the <a>pil', span('hi', 'ot<b>'), ' waits.'))
  expect(excerptOf(doc, { from: at(doc, 'a'), to: at(doc, 'b') })).toEqual({
    before: '…of Ellery, where the ',
    words: 'pilot',
    after: ' waits.',
  })
})

test('a note is named by its number, not by its text', () => {
  const doc = letter(p('The Commissar for<a>', numbered('18', p('Harlow.')), '<b> waits.'))
  expect(excerptOf(doc, { from: at(doc, 'a'), to: at(doc, 'b') })).toEqual({
    before: 'The Commissar for',
    words: '18',
    after: ' waits.',
  })
})

test('a stretch of blocks is named by the first of its blocks that holds text', () => {
  const doc = letter(table(row(cell(loose('Ellery')), cell(loose('4,200')))))
  expect(excerptOf(doc, { from: 3, to: doc.content.size - 3 })).toEqual({ before: '', words: 'Ellery', after: '' })
})

test('long words are cut', () => {
  const doc = letter(p(`<a>${'word '.repeat(40)}<b>`))
  const { words } = excerptOf(doc, { from: at(doc, 'a'), to: at(doc, 'b') })
  expect(words.length).toBeLessThan(90)
  expect(words.endsWith('word…')).toBe(true)
})
