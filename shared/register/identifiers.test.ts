import { expect, test } from 'vitest'
import { identifierExample, identifierKey, identifierTypes, readIdentifier } from './identifiers'

test.each([
  ['https://viaf.org/viaf/61674041/', 'VIAF'],
  ['http://www.wikidata.org/entity/Q34286', 'Wikidata'],
  ['https://www.wikidata.org/wiki/Q34286#sitelinks', 'Wikidata'],
  ['https://d-nb.info/gnd/118573470', 'GND'],
  ['https://d-nb.info/gnd/4043271-3', 'GND'],
  ['https://www.geonames.org/3143244/oslo.html', 'GeoNames'],
  ['https://orcid.org/0000-0002-1825-0097', 'URI'],
  ['urn:isbn:0451450523', 'URI'],
  ['Q34286', 'Wikidata'],
])('%s is one of %s', (value, type) => {
  expect(readIdentifier(` ${value} `, '')).toEqual({ identifier: { type, value }, flaw: null })
})

test('what a URI says is believed, whatever type was chosen before', () => {
  expect(readIdentifier('https://viaf.org/viaf/1', 'GND').identifier.type).toBe('VIAF')
  expect(readIdentifier('https://example.org/1', 'GND').identifier.type).toBe('URI')
})

test.each([
  ['https://viaf.org/viaf/', '', 'malformed'],
  ['https://viaf.org/viaf/adams', '', 'malformed'],
  ['34286', 'Wikidata', 'malformed'],
  ['11857347', 'GND', 'malformed'],
  ['Oslo', 'GeoNames', 'malformed'],
  ['61674041', '', 'malformed'],
  ['n 50 012', 'LCCN', 'spaces'],
])('%s as %s is said to be %s', (value, type, flaw) => {
  expect(readIdentifier(value, type).flaw).toBe(flaw)
})

test('an authority that is not known is taken at its word', () => {
  expect(readIdentifier('n50012', 'LCCN')).toEqual({ identifier: { type: 'LCCN', value: 'n50012' }, flaw: null })
})

test('the examples of what is expected are sound', () => {
  for (const type of identifierTypes) {
    const example = identifierExample(type)
    if (example !== null) expect(readIdentifier(example, type).flaw).toBeNull()
  }
})

test('one number in two writings is one identifier', () => {
  expect(identifierKey({ type: 'URI', value: 'http://viaf.org/viaf/1' })).toBe(
    identifierKey({ type: 'VIAF', value: '1' }),
  )
  expect(identifierKey({ type: 'GND', value: '1' })).not.toBe(identifierKey({ type: 'VIAF', value: '1' }))
})
