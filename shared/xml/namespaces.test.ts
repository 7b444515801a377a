import { expect, test } from 'vitest'
import { XML_NAMESPACE } from '../namespaces'
import { outermostScope, scopeWithin } from './namespaces'

test('elements take the default namespace, attributes without a prefix take none', () => {
  const scope = scopeWithin(outermostScope(), { xmlns: 'urn:a', 'xmlns:b': 'urn:b', n: '1' })
  expect(scope.elementName('p')).toMatchObject({ uri: 'urn:a', local: 'p' })
  expect(scope.attributeName('p')).toMatchObject({ uri: '', local: 'p' })
  expect(scope.elementName('b:p')).toMatchObject({ uri: 'urn:b', local: 'p' })
  expect(scope.attributeName('b:p')).toMatchObject({ uri: 'urn:b', local: 'p' })
  expect(scope.attributeName('xml:id')).toMatchObject({ uri: XML_NAMESPACE, local: 'id' })
})

test('what is declared within goes before what is declared without', () => {
  const outer = scopeWithin(outermostScope(), { xmlns: 'urn:a', 'xmlns:b': 'urn:b' })
  const inner = scopeWithin(outer, { xmlns: '', 'xmlns:b': 'urn:c' })
  expect(inner.elementName('p')).toMatchObject({ uri: '' })
  expect(inner.elementName('b:p')).toMatchObject({ uri: 'urn:c' })
  expect(inner.prefixOf('urn:b')).toBe(null)
  expect(inner.prefixOf('urn:c')).toBe('b')
  expect(inner.prefixOf('urn:a')).toBe(null)
  expect(outer.prefixOf('urn:a')).toBe('')
})

test('an element that declares nothing shares the scope it stands in', () => {
  const scope = outermostScope()
  expect(scopeWithin(scope, { n: '1', xmlnsed: 'x' })).toBe(scope)
})

test('a prefix that nothing binds is no name', () => {
  const scope = scopeWithin(outermostScope(), { 'xmlns:a': '' })
  expect(scope.elementName('z:p')).toBe(null)
  expect(scope.attributeName('a:p')).toBe(null)
  expect(scope.elementName('p')).toMatchObject({ uri: '', local: 'p' })
})
