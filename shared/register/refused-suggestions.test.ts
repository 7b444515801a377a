import { expect, test } from 'vitest'
import { refusalKey, refusedBy } from './refused-suggestions'
import type { Suggestion } from './suggestion'

const suggestion = (text: string, context = ''): Suggestion => ({
  ...{ from: 0, to: 1, kind: 'person', why: 'looks-like-name', candidates: [], dates: [], score: 1 },
  ...{ text, context },
})

test('a refusal counts however its words are written, as it is kept and as older libraries kept it', () => {
  for (const text of ['Halvård', 'HALVARD', 'halvard']) {
    const refused = refusedBy([{ kind: 'person', text, context: null }])
    expect(refused(suggestion('Halvard'))).toBe(true)
    expect(refused({ ...suggestion('Halvard'), kind: 'place' })).toBe(false)
    expect(refused(suggestion('Halvor'))).toBe(false)
  }
})

test('a refusal of one place counts there alone', () => {
  const refused = refusedBy([{ kind: 'person', text: 'Halvard', context: 'here and' }])
  expect(refused(suggestion('Halvard', 'here and'))).toBe(true)
  expect(refused(suggestion('Halvard', 'there and'))).toBe(false)
})

test('two writings of one refusal are the same', () => {
  const one = { kind: 'person', context: null } as const
  expect(refusalKey({ ...one, text: 'Ministry of Trade' })).toBe(refusalKey({ ...one, text: 'ministry of  trade' }))
  expect(refusalKey({ ...one, text: 'Halvard' })).not.toBe(refusalKey({ ...one, text: 'Halvard', context: 'a' }))
})
