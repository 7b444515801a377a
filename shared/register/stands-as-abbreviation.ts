import type { NameMatch } from './match'
import type { NameWord } from './name-words'
import { commonWords } from './title-words'

/**
 * Whether a match of abbreviations stands for one: a single letter not within a longer abbreviation (`U` in “U.S.”, `C` in
 * “D.C.”, `A` in “A/B”) or before a name as its initial, and a common word (`OF`, `IN`) not where everything is in capitals.
 * Matches of other forms always do.
 */
export function standsAsAbbreviation(text: string, words: readonly NameWord[], match: NameMatch): boolean {
  if (match.first < match.last || match.meanings.some(({ form }) => !form.exact)) return true
  const word = words[match.first]
  if (!word) return true
  if (word.text.length === 1) {
    const [before, behind] = [text.slice(Math.max(0, word.from - 2), word.from), text.slice(word.to, word.to + 3)]
    if (/[\p{L}\p{N}][.&/’'-]$/u.test(before) || /^\.?\s?\p{Lu}|^[.&/’'-][\p{L}\p{N}]/u.test(behind)) return false
    return !(word.first && (word.folded === 'a' || word.folded === 'i'))
  }
  if (!commonWords.has(word.folded)) return true
  const beside = [words[match.first - 1], words[match.first + 1]].filter((one) => one !== undefined)
  return beside.length === 0 || beside.some(({ writing }) => writing === 'small')
}
