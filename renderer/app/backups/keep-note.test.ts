import { expect, test } from 'vitest'
import { dismissed, freshNote, isDue, worked } from './keep-note'

test('Somebody who has never been reminded is', () => {
  expect(isDue(freshNote)).toBe(true)
})

test('Who said “not now” is reminded again after work on three more days, however much is done on one', () => {
  let note = dismissed(worked(freshNote, '2026-03-04'), '2026-03-04')
  expect(isDue(note)).toBe(false)
  for (const day of ['2026-03-04', '2026-03-05', '2026-03-05', '2026-03-09']) note = worked(note, day)
  expect(isDue(note)).toBe(false)
  expect(isDue(worked(note, '2026-03-10'))).toBe(true)
})
