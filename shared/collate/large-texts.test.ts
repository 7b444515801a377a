import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { placesOfWords, twoTexts } from '../testing/two-texts'
import { collateAtOnce } from './collate-texts'
import type { DocRange } from '../finding'
import type { WordDifference } from './collation'
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

test('of two texts of 1 MB every one of 2,000 differences is found, and all that is found is one of them', () => {
  const { ours, theirs, edits } = twoTexts(5, { words: 160_000, edits: 2000, notes: 400 })
  const { differences } = collateAtOnce(ours, witnessOf(theirs))
  const words = placesOfWords(ours)
  // What is put in beside a word stands at the word before it or the one after it.
  const edited = edits.map(({ at }) => ({ from: words[at - 1]?.to ?? 0, to: words[at + 1]?.from ?? ours.content.size }))
  expect(edited.length).toBe(2000)
  const editsIn = (found: WordDifference) => edited.filter((word) => touches(found.range, word))
  const covered = new Set(differences.flatMap(editsIn))
  expect(edited.filter((word) => !covered.has(word))).toEqual([])
  expect(differences.filter((found) => editsIn(found).length === 0)).toEqual([])
  // Some that have two words between them are told as one.
  const merged = differences.reduce((sum, found) => sum + editsIn(found).length - 1, 0)
  expect(differences.length + merged).toBe(2000)
  expect(merged).toBeLessThanOrEqual(5)
})

const touches = (a: DocRange, b: DocRange): boolean => a.from <= b.to && a.to >= b.from
