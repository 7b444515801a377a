import { expect, test } from 'vitest'
import { at, letter, note, p, spanWith } from '../testing/build'
import { DateSuggester, withDates } from './date-suggestions'
import type { Refusal, Suggestion, SuggestionSource } from './suggestion'

const sourceWith = (refusals: readonly Refusal[] = []): SuggestionSource => ({
  text: 't',
  entries: [],
  dates: { date: '1935-05-20', languages: ['en'], calendar: 'gregorian' },
  refusals,
  kinds: ['person', 'date'],
  unknown: true,
})

function datesOf(doc: ReturnType<typeof letter>, source = sourceWith()): readonly Suggestion[] {
  const work = new DateSuggester().suggestionsIn(doc, source)
  for (;;) {
    const turn = work.next()
    if (turn.done === true) return turn.value
  }
}

test('dates are found in text and notes, with their readings, and not where they are tagged', () => {
  const doc = letter(
    p('It met on <a>May 27, 1935<b>, again.', note(p('Not before June 3, 1935.'))),
    p('On ', spanWith('date', { when: '1935-05-28' }, 'May 28, 1935'), ' it rained.'),
  )
  const [first, second, ...rest] = datesOf(doc)
  expect(first).toMatchObject({ from: at(doc, 'a'), to: at(doc, 'b'), kind: 'date', text: 'May 27, 1935' })
  expect(first?.dates[0]).toEqual({ attributes: { when: '1935-05-27' }, doubt: null })
  expect(second?.text).toContain('June 3, 1935')
  expect(rest).toEqual([])
})

test('a date that is refused is not found again, here or everywhere', () => {
  const doc = letter(p('On May 27, 1935 it rained.'), p('By May 27, 1935 it was dry.'))
  const [first] = datesOf(doc)
  const refusal = { kind: 'date', text: 'may 27, 1935' } as const
  expect(datesOf(doc, sourceWith([{ ...refusal, context: null }]))).toEqual([])
  expect(datesOf(doc, sourceWith([{ ...refusal, context: first?.context ?? '' }]))).toHaveLength(1)
})

test('where a name and a date overlap, the date is suggested', () => {
  const doc = letter(p('On May 27, 1935 it rained.'))
  const dates = datesOf(doc)
  const [date] = dates
  if (!date) throw new Error('There is no date')
  const may: Suggestion = { ...date, to: date.from + 3, kind: 'person' }
  const before: Suggestion = { ...may, from: date.from - 3, to: date.from - 1 }
  expect(withDates([before, may], dates)).toEqual([before, date])
})
