import { expect, test } from 'vitest'
import { isW3cDate } from './w3c-date'

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
])('“%s” is no date', (value) => {
  expect(isW3cDate(value)).toBe(false)
})
