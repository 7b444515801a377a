/** Where a row of numbers does not go on by one. */
export interface SequenceFault {
  readonly index: number
  readonly kind: 'doubled' | 'skipped' | 'out-of-order'
  /** The number that would follow the one before. */
  readonly expected: number
}

/**
 * The faults of numbers that count on by one. A number that does not fit between its neighbours is at fault itself; where the
 * rest follows it, the row goes on from there. `begins` says where a row may begin anew.
 */
export function sequenceFaults(
  values: readonly number[],
  begins: (index: number) => boolean,
): readonly SequenceFault[] {
  const found: SequenceFault[] = []
  let last: number | null = null
  for (const [index, value] of values.entries()) {
    if (last === null || value === last + 1 || begins(index)) {
      last = value
      continue
    }
    const expected: number = last + 1
    const next = values[index + 1]
    const kind = value === last ? 'doubled' : value > expected ? 'skipped' : 'out-of-order'
    const alone = next === expected + 1 || (next === expected && value !== last)
    if (alone) found.push({ index, kind: kind === 'doubled' ? kind : 'out-of-order', expected })
    else found.push({ index, kind, expected })
    if (next === expected + 1) last = expected
    else if (next !== expected || value === last) last = value === last ? last : value
  }
  return found
}

/** The value of a roman number in letters of one case, or `null`. */
export function romanValue(text: string): number | null {
  const upper = text.toUpperCase()
  if (
    (text !== upper && text !== text.toLowerCase()) ||
    !/^M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})$/u.test(upper)
  )
    return null
  const worth: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
  const values = [...upper].map((letter) => worth[letter] ?? 0)
  const sum = values.reduce((total, one, at) => total + (one < (values[at + 1] ?? 0) ? -one : one), 0)
  return sum === 0 ? null : sum
}
