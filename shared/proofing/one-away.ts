const letters = 'etaoinshrdlcumwfgypbvkjxqz'

/** All strings that are one letter away from a word: one left out, one more, another one, two exchanged. Some hundreds. */
export function oneAway(word: string): readonly string[] {
  const found = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    if (right !== '') found.add(left + right.slice(1))
    if (right.length > 1) found.add(left + right.charAt(1) + right.charAt(0) + right.slice(2))
    for (const letter of letters) {
      if (right !== '') found.add(left + letter + right.slice(1))
      found.add(left + letter + right)
    }
  }
  found.delete(word)
  return [...found]
}

/** Whether two words are one letter apart: one more or less, another one, or two neighbours exchanged. */
export function isOneAway(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || one === other) return false
  let at = 0
  while (at < short.length && short.charAt(at) === long.charAt(at)) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return (
    short.charAt(at) === long.charAt(at + 1) &&
    short.charAt(at + 1) === long.charAt(at) &&
    short.slice(at + 2) === long.slice(at + 2)
  )
}

/** Whether a word becomes another one where two neighbouring letters change places, as in `teh` for `the`; small and capital letters are the same. */
export function isSwapped(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a.charAt(at) === b.charAt(at)) at++
  return (
    at + 1 < a.length &&
    a.charAt(at) === b.charAt(at + 1) &&
    a.charAt(at + 1) === b.charAt(at) &&
    a.slice(at + 2) === b.slice(at + 2)
  )
}
