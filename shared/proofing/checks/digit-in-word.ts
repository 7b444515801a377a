import { blockDoubt, fixAt } from '../block-doubt'
import type { BlockCheck, BlockDoubt, WordKnowledge } from '../check'
import { lettersForDigits } from '../misreadings'

/** Ordinals, decades, units, sections, codes: `23d`, `1960s`, `10mm`, `4pm`, `12a`, `86F`, `SA7`. */
const meant = [
  /^\d+(?:st|nd|rd|th|d|s|mo|ds|ths|er|re|e|o|a|ème|º|ª)$/iu,
  /^\d+(?:mm|cm|m|km|kg|g|lbs?|oz|ft|in|yds?|hp|am|pm|p|kc|mc|mhz|khz|kw|mw|kt|mt|cc|pct|bn|k|x|hrs?|min|sec|ff?|nn?|rpt|bis|ter)$/iu,
  /^\d+\p{L}$/u,
  /^\p{Lu}{1,4}\d+\p{Lu}{0,3}$/u,
  /^\d+\p{Lu}{2,4}\d*$/u,
  /^[a-zA-Z]\d{1,3}[a-z]?$/u,
  /^(?:fn|n|p|pp|d|ch|vol|fig|no|art|sec|doc|app)\d+$/iu,
]

/** Letters that stand where a digit is meant. */
const digitFor: Readonly<Record<string, string>> = {
  l: '1',
  I: '1',
  i: '1',
  O: '0',
  o: '0',
  S: '5',
  B: '8',
  Z: '2',
  g: '9',
}

/** A digit inside a word, or a letter inside a number. */
export const digitInWord: BlockCheck = {
  kind: 'block',
  name: 'digit-in-word',
  check: (block, knowledge, language) => {
    const found: BlockDoubt[] = []
    const { text } = block.read
    for (const word of block.words) {
      if (!/\d/.test(word.text) || !/\p{L}/u.test(word.text)) continue
      // Part of an address or of a number of a file, not of a sentence.
      if (/[@/\\_]/u.test(text.charAt(word.from - 1) + text.charAt(word.to))) continue
      const fixes = fixesFor(word.text, knowledge, language)
      if (fixes === null) continue
      found.push(
        blockDoubt('digit-in-word', text, {
          ...{ from: word.from, to: word.to, code: 'digit-in-word', severity: fixes.length > 0 ? 'error' : 'warning' },
          fixes: fixes.map((fix) => fixAt(word.from, word.to, fix)),
        }),
      )
    }
    return found
  },
}

/** What a word with digits should be; `null` where it is as it should be. */
function fixesFor(word: string, knowledge: WordKnowledge, language: string | null): readonly string[] | null {
  const parts = word.split(/[-‐‑.,'’]/u)
  const mixed = parts.filter((part) => /\d/.test(part) && /\p{L}/u.test(part))
  if (mixed.length === 0) return null
  const number = mixed.every((part) => /^[\dlIiOoSBZg]+$/.test(part)) ? asNumber(word) : null
  const plausible =
    number !== null && mixed.every((part) => /^(?=.*\d)[\dlIOo]+$/.test(part) || /\d[SBZg]\d/.test(part))
  if (plausible && !/^\d+[a-zSBZI]$/.test(word)) return [number, ...words(word, knowledge, language)]
  const ordinal = /^([\dlIO]*\d[\dlIO]*)(st|nd|rd|th)$/.exec(word)
  if (ordinal?.[1] !== undefined && /\D/.test(ordinal[1])) return [asNumber(ordinal[1]) + (ordinal[2] ?? '')]
  const known = words(word, knowledge, language)
  if (mixed.every((part) => meant.some((pattern) => pattern.test(part)))) {
    // A capital and a digit are a code; a small word of two letters is one (0f, t0, 1t).
    return known.length > 0 && /^(?:[01][f-z]|[a-z]0|[a-z]\d[a-z])$/.test(word) ? known : null
  }
  if (known.length > 0) return known
  const glued = /^(\p{L}{2,})(\d+)$/u.exec(word) ?? /^(\d+)(\p{Ll}{3,})$/u.exec(word)
  const [, left = '', right = ''] = glued ?? []
  if (glued && knowledge.knows(/\d/.test(left) ? right : left, language)) return [`${left} ${right}`]
  // Capitals and digits in any order are a code.
  return /\p{Ll}/u.test(word) ? [] : null
}

/** The known words that a word is when its digits are read as the letters that they look like, small letters first where it has some. */
function words(word: string, knowledge: WordKnowledge, language: string | null): readonly string[] {
  const small = /\p{Ll}/u.test(word.slice(1))
  const known = lettersForDigits(word).filter((other) => !/\d/.test(other) && knowledge.knows(other, language))
  const fit = known.filter((other) => !small || !/\p{Ll}.*\p{Lu}/u.test(other))
  return [...fit].sort((a, b) => Number(/^\p{Lu}/u.test(a)) - Number(/^\p{Lu}/u.test(b)))
}

function asNumber(word: string): string {
  return Array.from(word, (letter) => digitFor[letter] ?? letter).join('')
}
