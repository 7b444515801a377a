import { expect, test } from 'vitest'
import { isW3cDate, readW3cDate } from './w3c-date'

test.each([
  '1935',
  '1935-02',
  '1935-02-02',
  '-0044-03-15',
  '--02-29',
  '--05',
  '---27',
  '1935-02-02T18:00:00Z',
  '18:30:00',
  '1935-02-02T24:00:00',
  '1935-02-02+01:00',
  '1935Z',
])('%s is a date', (value) => {
  expect(isW3cDate(value)).toBe(true)
})

test.each([
  '',
  'May 27',
  '35-02-02',
  '1935-13',
  '1935-02-30',
  '1900-02-29',
  '1935-2-2',
  '1935/02/02',
  '1935-02-02T25:00',
  '--13',
  '1935-02-02T18:00',
  '18:30',
])('“%s” is no date', (value) => {
  expect(isW3cDate(value)).toBe(false)
})

test('A date without a day means all its days', () => {
  const february = readW3cDate('1936-02')
  expect(february).toEqual({ kind: 'date', span: { from: Date.UTC(1936, 1, 1), to: Date.UTC(1936, 2, 1) } })
  expect(readW3cDate('--02-29')).toEqual({ kind: 'date', span: null })
  expect(readW3cDate('1935-02-30')).toEqual({ kind: 'calendar' })
  expect(readW3cDate('May 27')).toEqual({ kind: 'form' })
})
