import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { writeRebuilt } from '../tei/write'
import { at, letter, p, span } from '../testing/build'
import { run } from '../testing/steps'
import { settleCorrection, type KeptText } from './settle-correction'

function settled(doc: Node, keep: KeptText): string | null {
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, at(doc, 'a')) })
  const after = run(state, settleCorrection(keep))
  return after && (/<p>(.*)<\/p>/s.exec(writeRebuilt(after.doc))?.[1] ?? null)
}

const choice = (was: string, is: string) => span('choice', span('sic', was), span('corr', is))

test('A recorded correction becomes plain text as it was, or as it was corrected', () => {
  const doc = letter(p('to ', span('persName', 'Mr. ', choice('Khr<a>uschev', 'Khrushchev')), ' now'))
  expect(settled(doc, 'was')).toBe('to <persName>Mr. Khruschev</persName> now')
  expect(settled(doc, 'is')).toBe('to <persName>Mr. Khrushchev</persName> now')
})

test('What was supplied or is too much goes or stays', () => {
  expect(settled(letter(p('one ', span('supplied', '<a>two'), ' three')), 'is')).toBe('one two three')
  expect(settled(letter(p('one ', span('supplied', '<a>two '), 'three')), 'was')).toBe('one three')
  expect(settled(letter(p('one ', span('surplus', '<a>one '), 'three')), 'is')).toBe('one three')
})

test('Where there is none, or several corrections of one place, nothing is settled', () => {
  expect(settled(letter(p('plain <a>text')), 'is')).toBeNull()
  const several = span('choice', span('sic', '<a>a'), span('corr', 'b'), span('corr', 'c'))
  expect(settled(letter(p(several)), 'is')).toBeNull()
})
