import type { DocRange } from '../finding'
import type { Doubt } from './doubt'

/** Whether two lists of doubts say the same in the same places. */
export function sameDoubts(some: readonly Doubt[], others: readonly Doubt[]): boolean {
  return all(some, others, sameDoubt)
}

function sameDoubt(one: Doubt, other: Doubt): boolean {
  return (
    one === other ||
    (sameRange(one, other) &&
      one.check === other.check &&
      one.code === other.code &&
      one.severity === other.severity &&
      one.text === other.text &&
      one.key === other.key &&
      one.context === other.context &&
      sameValues(one.values, other.values) &&
      all(one.fixes, other.fixes, (a, b) => a.text === b.text && sameRange(a.range, b.range)) &&
      all(one.elsewhere, other.elsewhere, sameRange))
  )
}

function sameRange(one: DocRange, other: DocRange): boolean {
  return one.from === other.from && one.to === other.to
}

function sameValues(one: Doubt['values'], other: Doubt['values']): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}

function all<T>(some: readonly T[], others: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index]
      return other !== undefined && same(one, other)
    })
  )
}
