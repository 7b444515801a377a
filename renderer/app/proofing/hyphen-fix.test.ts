import { expect, test } from 'vitest'
import { changeByFix } from './hyphen-fix'

const page = { check: 'hyphens', code: 'hyphen-page' } as const

test('A hyphen at the end of a page goes or stays, as the edition keeps such hyphens', () => {
  const join = { was: '-', becomes: '' }
  expect(changeByFix(page, join, 'dropped')).toEqual({ was: '-', becomes: '', joins: true })
  expect(changeByFix(page, join, 'kept')).toEqual({ was: '-', becomes: '-', joins: true })
})

test('Where no line or page ends, it goes, and what is no hyphen is fixed as it was meant', () => {
  const space = { check: 'hyphens', code: 'hyphen-space' } as const
  expect(changeByFix(space, { was: '- ', becomes: '' }, 'kept')).toEqual({ was: '- ', becomes: '', joins: true })
  const other = { check: 'doubled-word', code: 'doubled-word' } as const
  expect(changeByFix(other, { was: 'a a', becomes: 'a' }, 'kept')).toEqual({ was: 'a a', becomes: 'a' })
})
