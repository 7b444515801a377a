import { expect, test } from 'vitest'
import { mapRounds, remarked } from './map-rounds'
import type { PageRecord, Round } from './page-record'
import { firstRounds } from './rounds'

const rounds = (...all: readonly string[]): readonly Round[] => all.map((name) => ({ id: `own ${name}`, name }))

const record = (...marks: readonly string[]): PageRecord => ({
  ...{ id: 'page', n: '1', image: null },
  marks: marks.map((round) => ({ round, done: true, by: 'E. K.', at: 1 })),
})

test('rounds stand for each other by id, then by name, then by their place', () => {
  const other = [...rounds('Names', 'Collation', 'Last'), ...firstRounds.slice(0, 1)]
  expect([...mapRounds([...firstRounds.slice(0, 1), ...rounds('collation ', 'Other')], other)]).toEqual([
    ['first', 'first'],
    ['own collation ', 'own Collation'],
    ['own Other', 'own Last'],
  ])
})

test('a round without a counterpart is left out', () => {
  expect([...mapRounds(firstRounds, rounds('One'))]).toEqual([['first', 'own One']])
})

test('marks go to the rounds that stand for theirs, and those of others stay', () => {
  const changes = remarked([record('first', 'final')], mapRounds(firstRounds, rounds('One')))
  expect(changes.map(({ round, before, after }) => [round, before?.round, after?.round])).toEqual([
    ['first', 'first', undefined],
    ['own One', undefined, 'own One'],
  ])
})

test('marks of rounds that change places are exchanged, and equal rounds change nothing', () => {
  const swapped = new Map([
    ['first', 'second'],
    ['second', 'first'],
  ])
  expect(remarked([record('first')], swapped)).toHaveLength(2)
  expect(remarked([record('first', 'second')], mapRounds(firstRounds, firstRounds))).toEqual([])
})
