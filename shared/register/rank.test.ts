import { expect, test } from 'vitest'
import { at, div, doc, p, spanWith } from '../testing/build'
import { newEntry } from './entry'
import { registerIndex } from './links'
import { nameContextAt } from './name-context'
import { candidatesFor, noContext } from './rank'
import { heldAt, periodOf } from './role-dates'

const person = (id: string, name: string, ...roles: readonly string[]) =>
  newEntry({ id, kind: 'person', name, xmlId: id, roles })
const register = registerIndex([
  person('allen', 'Dulles, Allen W.', 'Director of Central Intelligence'),
  person('foster', 'Dulles, John Foster', 'Secretary of State'),
  person('duke', 'Dukelow, Mary'),
  newEntry({ id: 'place', kind: 'place', name: 'Dulles Airport', xmlId: 'a' }),
])
const ids = (...asked: Parameters<typeof candidatesFor>) => candidatesFor(...asked).map(({ entry }) => entry)

test('Whole names come before beginnings, and shares make one', () => {
  expect(ids('Allen Dulles', 'person', register)[0]).toBe('allen')
  expect(ids('du', 'person', register)).toEqual(expect.arrayContaining(['allen', 'foster', 'duke']))
  expect(ids('dul fos', 'person', register)).toEqual(['foster'])
  expect(ids('zzz', null, register)).toEqual([])
  const shares = candidatesFor('Dulles', null, register).map(({ score }) => score)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
})

test('All of a kind are candidates for nothing typed', () => {
  expect(ids('', 'person', register)).toHaveLength(3)
  expect(ids('', 'place', register)).toEqual(['place'])
})

test('Whoever is linked in the same division comes first, and whose title stands before the name', () => {
  const text = doc(
    div(p('Here ', spanWith('persName', { ref: '#allen' }, 'Allen Dulles'), '. Then <here>Dulles came.')),
    div(p('Here ', spanWith('persName', { ref: '#foster' }, 'J. F. Dulles'), '. Then <there>Dulles came.')),
    div(p('Then Secretary <office>Dulles came.')),
  )
  const first = (tag: string) => {
    const from = at(text, tag)
    return ids('Dulles', 'person', register, nameContextAt(text, { from, to: from + 6 }, register, 'one'))[0]
  }
  expect(first('here')).toBe('allen')
  expect(first('there')).toBe('foster')
  expect(first('office')).toBe('foster')
  expect(ids('Dulles', 'person', register, { ...noContext, edition: new Map([['foster', 40]]) })[0]).toBe('foster')
})

test.each([
  ['Ambassador until February 1, 1957', '1957-02-01', true],
  ['Ambassador until February 1, 1957', '1957-03', false],
  ['Secretary of the Treasury from July 29, 1957', '1957-01-05', false],
  ['Special Assistant, April 1955–September 1956', '1956-09-30', true],
  ['Special Assistant, April 1955–September 1956', '1956-10-01', false],
  ['Minister, July–October 1956', '1956-08', true],
  ['Minister, July–October 1956', '1956-05', false],
  ['Minister seit 1950', '1951', true],
  ['Secretary of State', '1955-01-01', null],
  ['Counselor, 1955', 'undated', null],
])('%s held at %s: %s', (role, when, held) => {
  expect(heldAt(role, when)).toBe(held)
})

test('A role without dates has no period', () => {
  expect(periodOf('Secretary of State')).toEqual({ from: null, to: null })
})
