/** Something that can be found by typing. */
export interface Findable {
  /** What it is called on the screen. */
  readonly label: string
  /** By what else it can be found, worth less than the label: its name in the program. */
  readonly also?: string
}

/**
 * The things that a query finds, best first: those called just so, those that begin so, those whose words begin with
 * the words of the query in their order, those that hold all words of it, those known by them under another name.
 * Of those that fit equally well the shorter label comes first. A query without a word finds everything, as it stands.
 */
export function ranked<T extends Findable>(things: readonly T[], query: string): readonly T[] {
  const wanted = folded(query)
  if (wanted === '') return things
  const ranks = things.flatMap((thing) => {
    const rank = rankOf(thing, wanted)
    return rank === null ? [] : [{ thing, rank }]
  })
  return ranks.sort((a, b) => a.rank - b.rank || a.thing.label.length - b.thing.label.length).map(({ thing }) => thing)
}

function rankOf({ label, also = '' }: Findable, wanted: string): number | null {
  const text = folded(label)
  const words = wanted.split(' ')
  if (text === wanted) return 0
  if (text.startsWith(wanted)) return 1
  if (beginInOrder(text.split(' '), words)) return 2
  if (words.every((word) => text.includes(word))) return 3
  const all = `${text} ${folded(also)}`
  return words.every((word) => all.includes(word)) ? 4 : null
}

/** Whether each word of the query begins a later word of the text than the one before it. */
function beginInOrder(text: readonly string[], words: readonly string[]): boolean {
  let next = 0
  for (const word of words) {
    const at = text.findIndex((one, index) => index >= next && one.startsWith(word))
    if (at < 0) return false
    next = at + 1
  }
  return true
}

/** Without case, accents and the marks that are no part of a name. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}§†]+/gu, ' ')
    .trim()
}
