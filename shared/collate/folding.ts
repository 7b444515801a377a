/** What a reader may want to look past when two texts are held against each other. */
export const foldings = ['spaces', 'capitals', 'quotes', 'letterforms', 'punctuation'] as const

/** One of {@link foldings}. */
export type Folding = (typeof foldings)[number]

const QUOTES = /''|``|,,|[“”„‟«»"‘’‚‛‹›'`´ʼ′″]/gu
const DASHES = /-{2,}|[‐‑‒–—―−⸺⸻-]+/gu
const PUNCTUATION = /[\p{P}\p{S}]+/gu

/** Letters that are one sign in some hands and prints and two, or another one, in others. */
const LETTERFORMS: Readonly<Record<string, string>> = {
  ſ: 's',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ꝛ: 'r',
  ß: 'ss',
  ẞ: 'SS',
}

const fold: Readonly<Record<Folding, (text: string) => string>> = {
  spaces: (text) => text.replace(/\s+/gu, ''),
  capitals: (text) => text.toLowerCase(),
  quotes: (text) => text.replace(QUOTES, '"').replace(DASHES, '-').replaceAll('…', '...'),
  letterforms: (text) => text.replace(/[ſæÆœŒꝛßẞ]/gu, (sign) => LETTERFORMS[sign] ?? sign).normalize('NFKC'),
  punctuation: (text) => text.replace(PUNCTUATION, ' ').replace(/\s+/gu, ' ').trim(),
}

/** A text with these differences of form taken out of it. */
export function folded(text: string, which: readonly Folding[]): string {
  let said = text.normalize('NFC')
  // Letter forms before capitals, so that a folded sign has a small letter; spaces last, for punctuation leaves some.
  for (const one of order) if (which.includes(one)) said = fold[one](said)
  return said
}

const order: readonly Folding[] = ['letterforms', 'quotes', 'capitals', 'punctuation', 'spaces']

/** By what a word, or a sign, is found in the other text: two with the same key may stand for each other. */
export function keyOf(word: string): string {
  // Most words are plain letters, and a volume has a million.
  if (/^[a-z0-9]+$/.test(word)) return word
  if (/^[A-Za-z0-9]+$/.test(word)) return word.toLowerCase()
  const said = folded(word, ['letterforms', 'quotes', 'capitals'])
  return said.normalize('NFD').replace(/\p{M}+/gu, '')
}

/**
 * The foldings that two texts must be seen through to be the same, the fewest there are; `null` where all do not help.
 * Empty where they are the same as they stand.
 */
export function foldingsBetween(a: string, b: string): readonly Folding[] | null {
  if (folded(a, []) === folded(b, [])) return []
  const one = foldings.find((folding) => folded(a, [folding]) === folded(b, [folding]))
  if (one !== undefined) return [one]
  if (folded(a, foldings) !== folded(b, foldings)) return null
  let needed: readonly Folding[] = foldings
  for (const folding of foldings) {
    const fewer = needed.filter((other) => other !== folding)
    if (folded(a, fewer) === folded(b, fewer)) needed = fewer
  }
  return needed
}
