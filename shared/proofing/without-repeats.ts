import type { CheckName, Doubt } from './doubt'

/** Checks of words, the one that knows most of a place first: where two speak of one word, the first is shown. */
const exactest: readonly CheckName[] = [
  'mixed-scripts',
  'digit-in-word',
  'inner-capital',
  'hyphens',
  'scanno',
  'near-names',
  'spelling',
]

const rank = new Map(exactest.map((name, index) => [name, index]))

/** Doubts in order of place, where several checks of words speak of one word without those that know less of it. */
export function withoutRepeats(doubts: readonly Doubt[]): readonly Doubt[] {
  const sorted = [...doubts].sort((a, b) => a.from - b.from || a.to - b.to || order(a) - order(b))
  const words = sorted.filter(({ check }) => rank.has(check))
  if (words.length < 2) return sorted
  return sorted.filter((one) => {
    const own = rank.get(one.check)
    if (own === undefined) return true
    return !words.some(
      (other) => other.from < one.to && one.from < other.to && (rank.get(other.check) ?? Infinity) < own,
    )
  })
}

function order({ check }: Doubt): number {
  return rank.get(check) ?? -1
}
