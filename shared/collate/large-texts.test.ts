import { EditorState } from 'prosemirror-state'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { twoTexts } from '../testing/two-texts'
import { collateAtOnce } from './collate-texts'
import { takeTheirs } from './take-theirs'
import { readBlocks, witnessOf } from './witness'
import { Keys, wordsOf } from './words'

/** How often longer than reading as much XML it may take, at most; it takes about a third of that. */
const bound = 120

const time = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

test('two texts of 1 MB with 2,000 differences are compared in the time of reading them a few times, and all are found', () => {
  const { ours, theirs, edits } = twoTexts(5, { words: 160_000, edits: 2_000, notes: 400 })
  const witness = witnessOf(theirs)
  const said = ours.textBetween(0, ours.content.size, '\n')
  expect(said.length).toBeGreaterThan(1_000_000)
  expect(edits.length).toBe(2_000)
  let found = collateAtOnce(ours, witness)
  const took = Math.min(...[1, 2].map(() => time(() => (found = collateAtOnce(ours, witness)))))
  const xml = `<t><p>${said.replaceAll('\n', '</p>\n<p>')}</p></t>`
  const reading = Math.min(...[1, 2, 3].map(() => time(() => new SaxesParser().write(xml).close())))
  expect(found.differences.length).toBeLessThanOrEqual(2_000)
  expect(found.differences.length).toBeGreaterThan(1_990)
  expect(found.likeness).toBeGreaterThan(0.9)
  const { tr } = EditorState.create({ doc: ours })
  takeTheirs(tr, found.differences)
  expect(wordsOf(readBlocks(tr.doc), new Keys()).texts).toEqual(wordsOf(witness.blocks, new Keys()).texts)
  expect(took / reading).toBeLessThan(bound)
})
