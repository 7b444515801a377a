import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counting } from '../testing/state'
import { alignPages, pageNumbersOf } from './align-pages'
import type { PageRecord } from './page-record'

const record = (n: string, id = `p${n}`): PageRecord => ({
  id,
  n,
  marks: [{ round: 'first', done: true, by: 'A. K.', at: 1 }],
  image: null,
})
const records = (...numbers: readonly string[]) => numbers.map((n, index) => record(n, `p${String(index)}`))
const ids = (pages: readonly PageRecord[]) => pages.map(({ id }) => id)
const aligned = (known: readonly PageRecord[], numbers: readonly string[], gone: readonly PageRecord[] = []) =>
  alignPages(known, gone, numbers, counting())

test('a text that was not changed has the records that it had', () => {
  const known = records('1', '2', '2', '', '', '3')
  expect(aligned(known, ['1', '2', '2', '', '', '3'])).toEqual({ pages: known, gone: [] })
})

test('a new page gets an empty record, and the others keep theirs', () => {
  const { pages, gone } = aligned(records('1', '3'), ['1', '2', '3'])
  expect(ids(pages)).toEqual(['p0', 'n1', 'p1'])
  expect(pages[1]).toEqual({ id: 'n1', n: '2', marks: [], image: null })
  expect(gone).toEqual([])
})

test('a page that was deleted waits, and takes its record again when it is back', () => {
  const known = records('1', '2', '3')
  const without = aligned(known, ['1', '3'])
  expect(ids(without.gone)).toEqual(['p1'])
  expect(aligned(without.pages, ['1', '2', '3'], without.gone)).toEqual({ pages: known, gone: [] })
})

test('what holds nothing does not wait', () => {
  const known = records('1', '2').map((one) => ({ ...one, marks: [] }))
  expect(aligned(known, ['1']).gone).toEqual([])
})

test('as many pages as there were between two others were renumbered', () => {
  const { pages } = aligned(records('1', '2', '3', '9'), ['1', '2a', '3a', '9'])
  expect(pages.map(({ id, n }) => [id, n])).toEqual([
    ['p0', '1'],
    ['p1', '2a'],
    ['p2', '3a'],
    ['p3', '9'],
  ])
})

test('where a page could be either of two, neither counts as done', () => {
  const { pages, gone } = aligned(records('1', '2', '9'), ['1', '2a', '2b', '9'])
  expect(pages.slice(1, 3).every(({ marks }) => marks.length === 0)).toBe(true)
  expect(ids(gone)).toEqual(['p1'])
})

test('a page that was moved takes its record along', () => {
  expect(ids(aligned(records('1', '2', '3'), ['2', '3', '1']).pages)).toEqual(['p1', 'p2', 'p0'])
})

test('a text without page breaks is one page', () => {
  expect(pageNumbersOf([])).toEqual([''])
  expect(ids(aligned(records(''), pageNumbersOf([])).pages)).toEqual(['p0'])
  expect(ids(aligned(records(''), ['1']).pages)).toEqual(['p0'])
})

test('no record is lost or given twice, whatever becomes of the breaks', () => {
  const numbers = fc.array(fc.constantFrom('', '1', '2', '3', '4', 'iv'), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(numbers, numbers, numbers, (was, waits, is) => {
      const known = records(...was)
      const waiting = waits.map((n, index) => record(n, `g${String(index)}`))
      const { pages, gone } = aligned(known, is, waiting)
      expect(pages.map(({ n }) => n)).toEqual(is)
      const all = ids([...pages, ...gone])
      expect(new Set(all).size).toBe(all.length)
      expect(all).toEqual(expect.arrayContaining(ids([...known, ...waiting])))
    }),
  )
})

test('a volume is aligned, its unchanged pages with their own records', () => {
  const was = Array.from({ length: 900 }, (_, index) => String(index + 1))
  const is = was.filter((_, index) => index % 7 !== 3).map((n, index) => (index % 11 === 5 ? `${n}a` : n))
  const known = records(...was)
  const { pages } = aligned(known, is)
  const before = new Map(known.map(({ n, id }) => [n, id]))
  expect(pages).toHaveLength(is.length)
  for (const { n, id } of pages) if (before.has(n)) expect(id).toBe(before.get(n))
})

test('very many pages whose numbers changed are aligned all the same', () => {
  const numbers = Array.from({ length: 40_000 }, (_, index) => String(index))
  const known = records('first', ...numbers, 'last')
  const { pages } = aligned(known, ['new', 'newer', ...numbers, 'end'])
  expect(pages[2]?.id).toBe('p1')
  expect(pages[40_001]?.id).toBe('p40000')
})
