import { expect, test } from 'vitest'
import { schema, type Attributes } from '../schema'
import { isSame, isSameById } from './same'

const span = (id: string, attributes: Attributes = {}) => schema.marks.span.create({ id, name: 'hi', attributes })
const line = (ids: readonly string[], attributes: Attributes = {}, name = 'p') =>
  schema.nodes.textblock.create(
    { name, attributes },
    ids.map((id, i) => schema.text('abc'.charAt(i), [span(id, attributes)])),
  )

test('what spans are called says nothing, but which of them are one does', () => {
  expect(isSame(line(['1', '2', '3']), line(['7', '8', '9']))).toBe(true)
  expect(isSame(line(['1', '2', '1']), line(['2', '1', '2']))).toBe(true)
  expect(isSame(line(['1', '2', '1']), line(['7', '8', '9']))).toBe(false)
  expect(isSame(line(['1', '2', '3']), line(['7', '8', '7']))).toBe(false)
})

test('the same ids are asked for where it is said so', () => {
  expect(isSameById(line(['1', '2']), line(['1', '2']))).toBe(true)
  expect(isSameById(line(['1', '2']), line(['1', '3']))).toBe(false)
})

test.each([isSame, isSameById])('attributes are the same in any order, and only where none is missing', (same) => {
  const both = line(['1'], { n: '1', ref: '#a' })
  expect(same(both, line(['1'], { ref: '#a', n: '1' }))).toBe(true)
  expect(same(both, line(['1'], { n: '1' }))).toBe(false)
  expect(same(line(['1'], { n: '1' }), both)).toBe(false)
  expect(same(line(['1'], { n: '1' }), line(['1'], { n: '2' }))).toBe(false)
  expect(same(line(['1']), line(['1'], { toString: 'x' }))).toBe(false)
  expect(same(line(['1']), line(['1'], {}, 'ab'))).toBe(false)
})

test('widths of columns are compared by what they are', () => {
  const cell = (colwidth: readonly number[] | null) =>
    schema.nodes.cell.create({ colwidth }, schema.nodes.textblock.create())
  expect(isSame(cell([10, 20]), cell([10, 20]))).toBe(true)
  expect(isSame(cell([10, 20]), cell([10, 21]))).toBe(false)
  expect(isSame(cell(null), cell([10]))).toBe(false)
})
