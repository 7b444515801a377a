import type { Severity } from '../../finding'
import type { PlacedBlock } from '../block'
import { blockDoubt, fixAt, placedDoubt, type TextDoubt } from '../block-doubt'
import type { TextCheck, WordKnowledge } from '../check'
import { frequentWords } from '../scannos'
import { unknownWords, type UnknownWord } from '../unknown-words'

/** How often a word stands in a text before it is taken for the text's own: an abbreviation, a term, a name. */
const own = 4
const ownName = 2

/**
 * Words that no dictionary knows, nor the register. A text has words of its own: what is written with a capital is taken
 * for a name, and what stands often for a word, unless it looks like a slip of a known word.
 */
export const spelling: TextCheck<readonly UnknownWord[]> = {
  kind: 'text',
  name: 'spelling',
  gather: unknownWords,
  check: (blocks, _, knowledge) => {
    const counts = new Map<string, number>()
    for (const { facts } of blocks) for (const { form } of facts) counts.set(form, (counts.get(form) ?? 0) + 1)
    const found: TextDoubt[] = []
    for (const { place, facts } of blocks)
      for (const word of facts) {
        const severity = severityOf(word, counts.get(word.form) ?? 1, knowledge)
        if (severity !== null) found.push(doubtOf(place, word, severity, knowledge))
      }
    return found
  },
}

/** How much a word is to be doubted that stands so often in its text; `null` for not at all. */
function severityOf(word: UnknownWord, count: number, knowledge: WordKnowledge): Severity | null {
  const { writing, form, misread, split, named } = word
  if (writing === 'small') {
    if (misread.length > 0) return 'error'
    if (count >= own) return null
    return split !== null ? 'error' : 'warning'
  }
  if (count > ownName || form.length < 4) return null
  if (split !== null) return 'warning'
  if (misread.some((other) => other.length > 4)) return count === 1 && !named ? 'warning' : 'info'
  return word.part.length > 5 && slipsOf(word, knowledge).length > 0 ? 'info' : null
}

/** Words one letter away, the most frequent ones first, then those that begin and end alike. */
function slipsOf({ form, part, language }: UnknownWord, knowledge: WordKnowledge): readonly string[] {
  const small = part.toLowerCase()
  const rank = (other: string) => {
    const word = other.toLowerCase()
    if (frequentWords.has(word)) return 0
    return 1 + Number(!word.startsWith(small.charAt(0))) + Number(word.at(-1) !== small.at(-1))
  }
  const near = [...knowledge.oneLetterFrom(part, language)].sort((a, b) => rank(a) - rank(b))
  return near.map((other) => form.replace(part, () => other))
}

/** Most frequent words of which two neighbouring letters were exchanged. */
function exchanged(form: string): readonly string[] {
  const turned = Array.from(
    form.slice(1),
    (letter, index) => form.slice(0, index) + letter + form.charAt(index) + form.slice(index + 2),
  )
  return turned.filter((other) => other !== form && frequentWords.has(other))
}

function doubtOf(place: PlacedBlock, word: UnknownWord, severity: Severity, knowledge: WordKnowledge): TextDoubt {
  const { from, to, form, misread, split } = word
  const end = from + form.length < to && word.text.startsWith(form) ? from + form.length : to
  const told = [...exchanged(form), ...misread, ...(split === null ? [] : [split])]
  const fixes = told.length > 0 ? [...new Set(told)] : slipsOf(word, knowledge)
  return placedDoubt(
    place,
    blockDoubt('spelling', place.block.read.text, {
      ...{ from, to: end, code: 'unknown-word', severity, key: form.toLowerCase(), values: { word: form } },
      fixes: fixes.slice(0, 5).map((fix) => fixAt(from, end, fix)),
    }),
  )
}
