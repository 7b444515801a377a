import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributePlaces } from './attribute-places'
import { parseXml } from './parse'

const space = fc.constantFrom(' ', '\n', '\r\n  ', '\t')
const gap = fc.constantFrom('', ' ', '\n')
const value = fc.constantFrom('"a"', "'a'", '""', `"it's"`, `'"=" >'`, '"&lt;&#8217;"', '" a\nb "')

test('Each attribute is found with its name and what stands between its quotes', () => {
  const attributes = fc.array(fc.tuple(space, gap, gap, value), { maxLength: 5 })
  fc.assert(
    fc.property(attributes, gap, fc.boolean(), (said, end, closed) => {
      const written = said.map(([before, a, b, quoted], i) => `${before}x:n${String(i)}${a}=${b}${quoted}`)
      const source = `<!-- <p> --><p-1${written.join('')}${end}${closed ? '/>' : '>a="b"</p-1>'}`
      const root = parseXml(source).value?.root
      if (!root) throw new Error('The text was not read')
      const found = [...attributePlaces(source, root)].map(([key, place]) => [
        key,
        source.slice(place.name.start, place.name.end),
        source.slice(place.value.start - 1, place.value.end + 1),
      ])
      expect(found).toEqual(said.map(([, , , quoted], i) => [`x:n${String(i)}`, `x:n${String(i)}`, quoted]))
    }),
  )
})
