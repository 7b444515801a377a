import { expect, test } from 'vitest'
import type { EntryKind } from '../edition'
import { certainEntry } from './certain-entry'
import { newEntry } from './entry'
import { entryFromWords } from './entry-from-words'
import { registerIndex } from './links'

test.each<[string, EntryKind, string, string, string]>([
  ['Litvinov', 'person', 'Litvinov', 'Litvinov', ''],
  ['Mr. Litvinov', 'person', 'Litvinov', 'Litvinov', ''],
  ['Maxim\nLitvinov', 'person', 'Litvinov, Maxim', 'Litvinov', 'Maxim'],
  ['J. R. Harlow', 'person', 'Harlow, J. R.', 'Harlow', 'J. R.'],
  ['Jan van der Meer', 'person', 'van der Meer, Jan', 'van der Meer', 'Jan'],
  ['Allan Needell, Jr.', 'person', 'Needell, Allan, Jr.', 'Needell', 'Allan'],
  ['MR. LITVINOV', 'person', 'Litvinov', 'Litvinov', ''],
  ['M. J. Sierra', 'person', 'Sierra, M. J.', 'Sierra', 'M. J.'],
  ['M. Sierra', 'person', 'Sierra', 'Sierra', ''],
  ['Louis XVI', 'person', 'Louis XVI', '', ''],
  ['Secretary Dulles', 'person', 'Dulles', 'Dulles', ''],
  ['Port  Ellery', 'place', 'Port Ellery', '', ''],
  ['N.A.T.O.', 'term', 'N.A.T.O.', '', ''],
])('“%s” makes the %s “%s”', (words, kind, name, surname, forename) => {
  expect(entryFromWords('e', kind, words, new Set())).toMatchObject({ name, surname, forename })
})

test('a new entry has an xml:id of its own', () => {
  expect(entryFromWords('e', 'person', 'Litvinov', new Set(['person_litvinov'])).xmlId).toBe('person_litvinov-2')
})

test('one entry that words can name is certain, two are not', () => {
  const person = (id: string, name: string, surname: string, forename: string) =>
    newEntry({ id, kind: 'person', name, xmlId: id, surname, forename })
  const one = person('a', 'Litvinov, Maxim', 'Litvinov', 'Maxim')
  const other = person('b', 'Litvinov, Pavel', 'Litvinov', 'Pavel')
  expect(certainEntry('Mr. Litvinov', 'person', registerIndex([one]))).toBe(one)
  expect(certainEntry('Litvinov', 'person', registerIndex([one, other]))).toBe(null)
  expect(certainEntry('Maxim Litvinov', 'person', registerIndex([one, other]))).toBe(one)
  expect(certainEntry('Litvinov', 'place', registerIndex([one]))).toBe(null)
})
