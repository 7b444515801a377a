import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lines } from './lines'
import { positionAt } from './position'

test('Places and offsets of a text are each other’s inverse, whatever ends its lines', () => {
  const text = fc.array(fc.constantFrom('a', '𝔄', '\n', '\r', '\r\n', ' ')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.nat(60), (source, offset) => {
      const lines = new Lines(source)
      const at = Math.min(offset, source.length)
      expect(lines.placeOf(offset)).toEqual(positionAt(source, offset))
      expect(lines.offsetOf(lines.placeOf(offset))).toBe(at)
    }),
  )
})

test('A place that a text does not have is its end', () => {
  expect(new Lines('a\nb').offsetOf({ line: 7, column: 1 })).toBe(3)
  expect(new Lines('').placeOf(4)).toEqual({ line: 1, column: 1 })
})
