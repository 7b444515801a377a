/** What machines and tired eyes read for one another, in small letters: what is read, and what is printed. */
const pairs: readonly (readonly [string, string])[] = both([
  ['rn', 'm'],
  ['in', 'm'],
  ['ni', 'm'],
  ['iu', 'm'],
  ['nn', 'm'],
  ['cl', 'd'],
  ['ci', 'd'],
  ['li', 'h'],
  ['lh', 'h'],
  ['ii', 'n'],
  ['ii', 'u'],
  ['ri', 'n'],
  ['vv', 'w'],
  ['tb', 'th'],
  ['tli', 'th'],
  ['fl', 'fi'],
  ['ti', 'n'],
  ['ij', 'y'],
  ['h', 'b'],
  ['c', 'e'],
  ['c', 'o'],
  ['e', 'o'],
  ['a', 'o'],
  ['a', 's'],
  ['a', 'u'],
  ['e', 'a'],
  ['t', 'f'],
  ['t', 'l'],
  ['t', 'i'],
  ['t', 'r'],
  ['i', 'l'],
  ['i', 'j'],
  ['l', 'f'],
  ['n', 'u'],
  ['n', 'r'],
  ['n', 'h'],
  ['v', 'y'],
  ['v', 'r'],
  ['u', 'v'],
  ['g', 'q'],
  ['g', 'y'],
  ['p', 'n'],
  ['f', 's'],
  ['k', 'h'],
  ['w', 'v'],
])

/** Capitals alone. */
const capitals: readonly (readonly [string, string])[] = both([
  ['B', 'R'],
  ['C', 'G'],
  ['D', 'O'],
  ['E', 'F'],
  ['I', 'T'],
  ['I', 'J'],
  ['H', 'N'],
  ['M', 'N'],
  ['O', 'Q'],
  ['P', 'F'],
  ['T', 'Y'],
  ['I', 'l'],
  ['U', 'V'],
  ['S', 'B'],
])

/** Digits and signs for letters: never the other way. */
const signs: readonly (readonly [string, string])[] = [
  ['0', 'o'],
  ['0', 'O'],
  ['1', 'l'],
  ['1', 'i'],
  ['1', 'I'],
  ['3', 'e'],
  ['4', 'A'],
  ['5', 's'],
  ['5', 'S'],
  ['6', 'b'],
  ['6', 'G'],
  ['7', 'T'],
  ['8', 'B'],
  ['9', 'g'],
  ['2', 'z'],
]

/** A word with one misreading undone, each way that there is one: `tbe` → `the`, `rnodern` → `modern`, `1etter` → `letter`. */
export function misreadingsUndone(word: string): readonly string[] {
  const found = new Set<string>()
  for (const [read, printed] of [...pairs, ...capitals, ...signs])
    for (let at = word.indexOf(read); at >= 0; at = word.indexOf(read, at + 1))
      found.add(word.slice(0, at) + printed + word.slice(at + read.length))
  found.delete(word)
  return [...found]
}

/** A word with all its digits read as the letters that they look like, each way; at most 64. */
export function lettersForDigits(word: string): readonly string[] {
  let found = ['']
  for (const character of word) {
    const letters = signs.filter(([read]) => read === character).map(([, printed]) => printed)
    const next = letters.length > 0 ? letters : [character]
    found = found.flatMap((before) => next.map((letter) => before + letter)).slice(0, 64)
  }
  return found.filter((other) => other !== word)
}

function both(list: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return list.flatMap(([one, other]): (readonly [string, string])[] => [
    [one, other],
    [other, one],
  ])
}
