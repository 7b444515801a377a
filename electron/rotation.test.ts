import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../shared/testing/campaign'
import { keptDays, keptLatest, keptWeeks, nextOrder, toLetGo, type CopyTime } from './rotation'

const minute = 60_000
const day = 24 * 60 * minute
/** A Monday. */
const start = Date.UTC(2026, 0, 5)
const times = process.env['RECTO_CAMPAIGN']

/** What stays of copies made one after the other at these times. */
function kept(locals: readonly number[]): readonly CopyTime[] {
  const copies = locals.map((local, index) => ({ local, order: index + 1 }))
  const gone = new Set(toLetGo(copies))
  return copies.filter((copy) => !gone.has(copy))
}

/** What stays where copies are numbered and the rotation runs after each, as it does; each with its place in `locals`. */
function rotated(locals: readonly number[]): readonly (CopyTime & { readonly place: number })[] {
  let copies: readonly (CopyTime & { readonly place: number })[] = []
  for (const [place, local] of locals.entries()) {
    const all = [...copies, { local, order: nextOrder(copies, 0, local), place }]
    const gone = new Set(toLetGo(all))
    copies = all.filter((copy) => !gone.has(copy))
  }
  return copies
}

const times1970 = Array.from({ length: 12 }, (_, start) =>
  Array.from({ length: 12 + start }, (__, copy) => copy * 20 * minute),
)

/** Two years of work: twenty copies on each day of the week but Sunday. */
const years = Array.from({ length: 730 }, (_, index) => index)
  .filter((index) => index % 7 !== 6)
  .flatMap((index) =>
    Array.from({ length: 20 }, (_, copy) => start + index * day + 8 * 60 * minute + copy * 30 * minute),
  )

const dayOf = (local: number) => Math.floor(local / day)
const weekOf = (local: number) => Math.floor((local - start) / (7 * day))

test('of one day of work the last ten copies stay', () => {
  const morning = Array.from({ length: 25 }, (_, index) => start + index * minute)
  expect(kept(morning).map(({ order }) => order)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25])
})

test('of two years, the last ten copies stay, the last of each of thirty days, and the last of each week before', () => {
  const all = rotated(years)
  expect(all.map(({ place }) => place + 1)).toEqual(kept(years).map(({ order }) => order))
  expect(all.slice(-keptLatest).map(({ place }) => place)).toEqual([...years.keys()].slice(-keptLatest))
  const days = [...new Set(years.map(dayOf))].slice(-keptDays)
  const lastOf = (number: number) => Math.max(...years.filter((local) => dayOf(local) === number))
  expect(all.map(({ local }) => local)).toEqual(expect.arrayContaining(days.map(lastOf)))
  expect(new Set(all.map(({ local }) => weekOf(local))).size).toBe(105)
  expect(all.length).toBeLessThan(keptLatest + keptDays + 105)
})

test('a clock that jumps ahead by ten years and back again lets no day go', () => {
  const month = years.slice(0, 20 * 20)
  const ahead = Array.from({ length: 30 }, (_, index) => Date.UTC(2036, 5, 1) + index * minute)
  const lastOfDays = [...new Set(month.map(dayOf))].map((number) =>
    month.findLastIndex((each) => dayOf(each) === number),
  )
  const places = rotated([...month, ...ahead, ...month.slice(0, 15)]).map(({ place }) => place)
  expect(places).toEqual(expect.arrayContaining(lastOfDays))
})

test('a clock that begins at 1970 with every start keeps the last copy of each start', () => {
  let last = -1
  const lasts = times1970.map((start) => (last += start.length))
  expect(rotated(times1970.flat()).map(({ place }) => place)).toEqual(expect.arrayContaining(lasts))
})

test('the clocks of two machines may be minutes apart, and copies are let go all the same', () => {
  const alternating = years.slice(0, 200).map((local, index) => local + (index % 2) * 5 * minute)
  expect(rotated(alternating).length).toBeLessThan(keptLatest + 11)
})

const clock = fc.integer({ min: -100 * day, max: 20_000 * day })

test('whatever the clock said, the latest stay, what goes was there, and what stays is bounded', () => {
  fc.assert(
    fc.property(fc.array(clock, { maxLength: 300 }), (locals) => {
      const copies = locals.map((local, index) => ({ local, order: index * 3 + 1 }))
      const shuffled = [...copies].sort((one, other) => one.local - other.local)
      const gone = toLetGo(shuffled)
      expect(gone.every((copy) => copies.includes(copy))).toBe(true)
      expect(copies.slice(-keptLatest).filter((copy) => gone.includes(copy))).toEqual([])
      expect(copies.length - gone.length).toBeLessThanOrEqual(keptLatest + keptDays + keptWeeks)
    }),
    runs(100, times),
  )
})

test('with a clock that goes on, what stays is the same however often the rotation runs, and no week is empty', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 3 * 24 * 60 }), { maxLength: 400 })
  fc.assert(
    fc.property(steps, (minutes) => {
      let local = start
      const locals = minutes.map((each) => (local += each * minute))
      const once = kept(locals)
      expect(rotated(locals).map(({ place }) => place + 1)).toEqual(once.map(({ order }) => order))
      expect(new Set(once.map((copy) => weekOf(copy.local)))).toEqual(new Set(locals.map(weekOf)))
    }),
    runs(40, times),
  )
})
