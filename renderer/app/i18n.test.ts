import { beforeAll, expect, test } from 'vitest'
import { teiVocabulary } from '../../shared/grammar/tei'
import { elementGloss, startMessages } from './i18n'
import elements from './messages/en/elements.json'

beforeAll(startMessages)

test('Elements are said in words', () => {
  expect(elementGloss('persName')).toBe('a personal name')
  expect(elementGloss('attachment')).toBe(null)
})

test('Every element that is described is one of TEI', () => {
  const { elements: known } = teiVocabulary()
  expect(Object.keys(elements).filter((local) => !known.has(local))).toEqual([])
})
