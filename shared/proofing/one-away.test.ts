import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Dictionaries } from './dictionary'
import { isSwapped } from './one-away'

test('two neighbouring letters that changed places are told, and nothing else', () => {
  const swapped = ['teh the', 'Teh the', 'form from', 'ten the', 'the the', 'them then', 'abcd badc']
  expect(swapped.filter((pair) => isSwapped(...(pair.split(' ') as [string, string])))).toEqual([
    'teh the',
    'Teh the',
    'form from',
  ])
})

test('of the words that are near to one, that of which two letters changed places comes first', () => {
  const file = (name: string) => readFileSync(`node_modules/dictionary-en/index.${name}`, 'utf8')
  const english = new Dictionaries([{ language: 'en', aff: file('aff'), dic: file('dic') }])
  expect(english.near('teh', null)[0]).toBe('the')
  expect(english.near('govemment', null)[0]).toBe('government')
})
