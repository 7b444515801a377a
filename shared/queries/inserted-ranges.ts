import type { Transaction } from 'prosemirror-state'
import type { DocRange } from '../finding'

/**
 * Where in the doc after these transactions stands what their steps put in, and where they took something out (`from` =
 * `to`), in the order of the steps.
 */
export function insertedRanges(transactions: readonly Transaction[]): readonly DocRange[] {
  const maps = transactions.flatMap(({ mapping }) => mapping.maps)
  const ranges: DocRange[] = []
  maps.forEach((map, index) => {
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      const later = maps.slice(index + 1)
      const from = later.reduce((pos, next) => next.map(pos, -1), newStart)
      const to = later.reduce((pos, next) => next.map(pos, 1), newEnd)
      ranges.push({ from, to })
    })
  })
  return ranges
}
