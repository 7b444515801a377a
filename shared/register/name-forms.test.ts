import { describe, expect, test } from 'vitest'
import { newEntry, type Entry } from './entry'
import { formsOf, personName } from './name-forms'

const person = (name: string, facts: Partial<Entry> = {}) =>
  newEntry({ id: name, kind: 'person', name, xmlId: 'p', ...facts })
const textsOf = (entry: Entry) => formsOf(entry).map(({ text }) => text)

describe('A person is named', () => {
  test('in full, by initials and by the surname', () => {
    expect(textsOf(person('Adams, Sherman'))).toEqual(
      expect.arrayContaining(['Adams, Sherman', 'Sherman Adams', 'S. Adams', 'Adams']),
    )
  })

  test('with Jr., with a comma and without', () => {
    expect(textsOf(person('Lodge, Henry Cabot, Jr.'))).toEqual(
      expect.arrayContaining([
        'Henry Cabot Lodge, Jr.',
        'Henry Cabot Lodge Jr.',
        'Cabot Lodge',
        'H. C. Lodge',
        'Lodge, Henry Cabot',
      ]),
    )
  })

  test('by the forename alone where he is a knight', () => {
    expect(formsOf(person('Eden, Sir Anthony'))).toContainEqual({
      text: 'Anthony',
      part: 'forename',
      why: 'name',
      exact: false,
    })
    expect(textsOf(person('Adams, Sherman'))).not.toContain('Sherman')
  })

  test('by either writing of the surname', () => {
    expect(textsOf(person('Zaroubin (Zarubin), Georgi N.'))).toEqual(
      expect.arrayContaining(['Georgi N. Zaroubin', 'Georgi Zarubin', 'Zarubin']),
    )
  })

  test('by small words before the surname, or without them', () => {
    expect(textsOf(person('de Gaulle, Charles'))).toEqual(
      expect.arrayContaining(['Charles de Gaulle', 'de Gaulle', 'Gaulle']),
    )
  })

  test('by variants, also in the order of lists', () => {
    const forms = formsOf(person('Sukarno', { variants: ['Soekarno', 'Kusno, Raden'] }))
    expect(forms).toContainEqual({ text: 'Soekarno', part: 'surname', why: 'variant', exact: false })
    expect(forms.map(({ text }) => text)).toContain('Raden Kusno')
  })
})

describe('A heading is taken apart', () => {
  test.each([
    ['Burke, Admiral Arleigh A.', ['Admiral'], ['Arleigh', 'A.'], ['Burke'], ''],
    ['Beckner, Earl R.', [], ['Earl', 'R.'], ['Beckner'], ''],
    ['MacArthur, Douglas, II', [], ['Douglas'], ['MacArthur'], 'II'],
    ['Herbert Hoover, Jr.', [], ['Herbert'], ['Hoover'], 'Jr.'],
    ['Maurice Couve de Murville', [], ['Maurice', 'Couve'], ['de Murville'], ''],
    ['Couve de Murville, Maurice', [], ['Maurice'], ['Couve de Murville'], ''],
  ] as const)('%s', (name, titles, forenames, surnames, suffix) => {
    expect(personName({ name, surname: '', forename: '' })).toEqual({ titles, forenames, surnames, suffix })
  })
})

test('Organisations, places and terms are named by their parts, letters with and without points', () => {
  const organisation = newEntry({
    id: 'o',
    kind: 'organisation',
    name: 'Department of State',
    xmlId: 'o',
    variants: ['DOS'],
  })
  expect(textsOf(organisation)).toEqual(
    expect.arrayContaining(['Department of State', 'State Department', 'DOS', 'D.O.S.']),
  )
  expect(textsOf(newEntry({ id: 'b', kind: 'place', name: 'Bluefields, Nicaragua', xmlId: 'b' }))).toContain(
    'Bluefields',
  )
  const term = newEntry({
    id: 't',
    kind: 'term',
    name: 'NATO',
    xmlId: 't',
    expansion: 'North Atlantic Treaty Organization',
  })
  expect(formsOf(term)[0]).toEqual({ text: 'NATO', part: 'letters', why: 'abbreviation', exact: true })
})
