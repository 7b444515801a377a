import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import type { WordDifference } from '../../../shared/collate/collation'
import { schema } from '../../../shared/schema'
import { at, letter, p } from '../../../shared/testing/build'
import { standing } from './standing-differences'

test('words that were typed over while the texts were compared are not said to be untouched', () => {
  const doc = letter(p('a <a>teh<b> word and <c>dgo<d> here'))
  const difference = (from: number, to: number, theirs: string): WordDifference => ({
    key: theirs,
    kinds: ['words'],
    range: { from, to },
    ours: doc.textBetween(from, to),
    theirs,
    theirsPage: '',
    note: false,
    put: { how: 'letters', text: theirs },
  })
  const found = [difference(at(doc, 'a'), at(doc, 'b'), 'the'), difference(at(doc, 'c'), at(doc, 'd'), 'dog')]
  const typed = new Transform(doc).replaceWith(at(doc, 'a') + 1, at(doc, 'b'), schema.text('hat'))
  const now = standing(found, typed.doc, typed.mapping)
  expect(now.map((one) => [one.now, one.untouched])).toEqual([
    ['that', false],
    ['dgo', true],
  ])
})
