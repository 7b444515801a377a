import { beforeAll, expect, test } from 'vitest'
import { teiVocabulary } from '../../shared/grammar/tei'
import { exportLosses } from '../../shared/export/export-findings'
import { elementGloss, messageOf, startMessages } from './i18n'
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

test('What an export leaves out is said with its count, of one and of many', () => {
  for (const loss of exportLosses)
    for (const count of [1, 12])
      expect(messageOf(`problem.export-${loss}`, { count }), loss).toMatch(count === 1 ? /\bone\b/i : /\b12\b/)
})
