import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { twoTexts } from '../testing/two-texts'
import { collateAtOnce } from './collate-texts'
import { takeTheirs } from './take-theirs'
import { readBlocks, witnessOf } from './witness'
import { Keys, wordsOf } from './words'

test('of two texts with 500 differences all are found, and to take them all makes the one of the other', () => {
  const { ours, theirs, edits } = twoTexts(5, { words: 40_000, edits: 500, notes: 100 })
  const witness = witnessOf(theirs)
  expect(edits.length).toBe(500)
  const found = collateAtOnce(ours, witness)
  expect(found.differences.length).toBeLessThanOrEqual(500)
  // Few of them were put side by side by chance, and are one difference.
  expect(found.differences.length).toBeGreaterThan(495)
  expect(found.likeness).toBeGreaterThan(0.9)
  const { tr } = EditorState.create({ doc: ours })
  takeTheirs(tr, found.differences)
  expect(wordsOf(readBlocks(tr.doc), new Keys()).texts).toEqual(wordsOf(witness.blocks, new Keys()).texts)
})
