import { expect, test } from 'vitest'
import type { Figure } from './measurement'
import { keepsBound, newestOf, ratioOf, tableOf } from './report.mjs'

const figure = (patch: Partial<Figure> = {}): Figure => ({
  name: 'key to frame',
  value: 30,
  unit: 'ms',
  reference: { name: 'bare editor', value: 20 },
  bound: { of: 'ratio', most: 1.5 },
  ...patch,
})

const run = (...figures: readonly Figure[]) => ({
  measured: [measured('typing', ...figures)],
})

const measured = (name: string, ...figures: readonly Figure[]) => ({
  ...{ name, about: 'How long keys take.', figures },
  ...{ at: '2026-01-01T00:00:00Z', machine: 'one' },
})

test('A figure keeps its bound by its ratio or by its value', () => {
  expect(ratioOf(figure())).toBe(1.5)
  expect(keepsBound(figure())).toBe(true)
  expect(keepsBound(figure({ value: 31 }))).toBe(false)
  expect(keepsBound(figure({ bound: { of: 'value', most: 29 } }))).toBe(false)
  expect(keepsBound(figure({ bound: null }))).toBeNull()
})

test('A figure beside nothing has no ratio, and keeps no bound of one', () => {
  const beside = figure({ reference: { name: 'nothing', value: 0 } })
  expect(ratioOf(beside)).toBeNull()
  expect(keepsBound(beside)).toBe(false)
})

test('The table has a line for each figure, with what is broken', () => {
  const [head, name, kept, broken] = tableOf(
    run(figure(), figure({ name: 'bytes', unit: 'bytes', value: 52_000, reference: { name: 'one', value: 26_000 } })),
  ).split('\n')
  expect(head).toMatch(/^figure +value +reference +ratio +bound$/)
  expect(name).toBe('— typing')
  expect(kept).toMatch(/^key to frame +30\.0 ms +20\.0 ms +bare editor +1\.50 +≤ 1\.5 +kept$/)
  expect(broken).toMatch(/^bytes +52 kB +26 kB +one +2\.00 +≤ 1\.5 +BROKEN$/)
})

test('Beside an earlier run the table says how the ratios have changed, where it has the figure', () => {
  const table = tableOf(run(figure({ value: 24 }), figure({ name: 'new' })), run(figure()))
  expect(table).toMatch(/key to frame .* 1\.50 +-20 %$/m)
  expect(table).toMatch(/^new .* kept$/m)
})

test('What a run did not measure stays known as it was, in the order of the report', () => {
  const earlier = {
    measured: [measured('opening', figure()), measured('typing', figure()), measured('gone', figure())],
  }
  const newest = newestOf(run(figure({ value: 24 })), earlier, ['opening', 'typing', 'new'])
  expect(newest.measured.map(({ name, figures }) => [name, figures[0]?.value])).toEqual([
    ['opening', 30],
    ['typing', 24],
  ])
  expect(newestOf(run(figure()), null, ['typing'])).toEqual(run(figure()))
})
