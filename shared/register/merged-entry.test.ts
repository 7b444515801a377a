import { expect, test } from 'vitest'
import { newEntry } from './entry'
import { mergedEntry } from './merged-entry'

const litvinov = newEntry({
  id: '1',
  kind: 'person',
  name: 'Litvinov, Maxim',
  xmlId: 'litvinov',
  variants: ['Litvinoff'],
  identifiers: [{ type: 'VIAF', value: '61674041' }],
  description: 'A diplomat.',
})

const litvinoff = newEntry({
  id: '2',
  kind: 'person',
  name: 'Litvinoff',
  xmlId: 'litvinoff',
  variants: ['the Commissar', 'Litvinov, Maxim'],
  roles: ['Commissar for Foreign Affairs'],
  born: '1876-07-17',
  identifiers: [
    { type: 'URI', value: 'https://viaf.org/viaf/61674041' },
    { type: 'Wikidata', value: 'Q313097' },
  ],
  pointers: [{ value: '#p_LM1', text: 'v10' }],
  description: 'A diplomat.',
  notes: 'See the letter of 1935.',
})

test('an entry that others are merged into knows all that they know, each fact once', () => {
  const merged = mergedEntry(litvinov, [litvinoff])
  expect(merged).toMatchObject({ id: '1', name: 'Litvinov, Maxim', xmlId: 'litvinov', born: '1876-07-17' })
  expect(merged.variants).toEqual(['Litvinoff', 'the Commissar'])
  expect(merged.roles).toEqual(['Commissar for Foreign Affairs'])
  expect(merged.identifiers.map(({ type }) => type)).toEqual(['VIAF', 'Wikidata'])
  expect(merged.pointers).toEqual([
    { value: '#p_LM1', text: 'v10' },
    { value: '#litvinoff', text: null },
  ])
  expect(merged.description).toBe('A diplomat.')
  expect(merged.notes).toBe('See the letter of 1935.')
})

test('what the entry says itself holds against what others say', () => {
  expect(mergedEntry({ ...litvinov, born: '1876' }, [litvinoff]).born).toBe('1876')
  expect(mergedEntry(litvinov, [])).toEqual(litvinov)
})
