import { describe, expect, test } from 'vitest'
import { newEntry } from './entry'
import { officesOf, titleAgreement, wordAgreement } from './role-agreement'

const person = (name: string, ...roles: readonly string[]) =>
  newEntry({ id: name, kind: 'person', name, xmlId: '', roles })
const eden = person('Eden, Sir Anthony', 'British Foreign Secretary until April 1955', 'Prime Minister from April 1955')
const foster = person('Dulles, John Foster', 'Secretary of State')
const allen = person('Dulles, Allen W.', 'Director of Central Intelligence')
const burke = person('Burke, Arleigh A.', 'Admiral, USN; Chief of Naval Operations')

describe('Titles before a name agree with an entry', () => {
  test('best where they are in its name or are its whole office', () => {
    expect(titleAgreement(eden, ['sir'], null)).toBe(3)
    expect(titleAgreement(foster, ['secretary'], null)).toBe(3)
    expect(titleAgreement(burke, ['adm'], null)).toBe(3)
  })

  test('less where they say nothing, and least where they belong to another', () => {
    expect(titleAgreement(foster, [], null)).toBe(0)
    expect(titleAgreement(foster, ['mr'], null)).toBe(0)
    expect(titleAgreement(eden, ['mr'], null)).toBeLessThan(0)
    expect(titleAgreement(allen, ['secretary'], null)).toBeLessThan(0)
    expect(titleAgreement(allen, ['general'], null)).toBeLessThan(titleAgreement(allen, ['secretary'], null))
  })

  test('as long as the office was held', () => {
    const later = titleAgreement(eden, ['prime', 'minister'], '1956-01-01')
    expect(later).toBeGreaterThan(titleAgreement(eden, ['prime', 'minister'], '1954-01-01'))
    expect(later).toBeGreaterThan(0)
  })
})

test('Words around a name agree with whom alone they are said of', () => {
  const around = ['the', 'central', 'intelligence', 'agency']
  expect(wordAgreement(allen, around, [allen, foster], null)).toBe(2)
  expect(wordAgreement(foster, around, [allen, foster], null)).toBe(0)
  expect(wordAgreement(foster, ['secretary'], [foster, person('Weeks', 'Secretary of Commerce')], null)).toBe(0)
})

test('Offices are read up to what they are of', () => {
  expect(officesOf(foster).roles.map(({ head }) => head)).toEqual([['secretary']])
  expect([...officesOf(allen).words]).toEqual(['director', 'central', 'intelligence'])
})
