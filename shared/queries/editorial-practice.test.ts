import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { presetPractice, readPractice } from './editorial-practice'

test('A practice comes back from what was stored, and from nonsense comes that which Recto begins with', () => {
  expect(readPractice(JSON.parse(JSON.stringify(presetPractice)))).toEqual(presetPractice)
  expect(readPractice({ hyphens: 'kept', brackets: 'none' })).toEqual({ ...presetPractice, hyphens: 'kept' })
  expect(readPractice({ brackets: [] }).brackets).toEqual([])
  expect(readPractice({ bracketsTaken: 'read' })).toEqual({ ...presetPractice, bracketsTaken: 'read' })
  fc.assert(
    fc.property(fc.anything(), (nonsense) => {
      expect(Object.keys(readPractice(nonsense))).toEqual(Object.keys(presetPractice))
    }),
    { numRuns: 60, seed: 1 },
  )
})
