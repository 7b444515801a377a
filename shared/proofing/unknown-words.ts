import type { ProofBlock, Word } from './block'
import type { WordKnowledge } from './check'
import { prefixes } from './dictionary'
import { isForeign } from './foreign-words'
import { meantStretches } from './meant-stretches'
import { withoutPossessive } from './name-forms'
import { isRoman, plainForm } from './plain-form'
import { frequentWords } from './scannos'

/** A word that no dictionary has, nor the register; offsets count in its block's text. */
export interface UnknownWord extends Word {
  /** As words are counted: without a possessive and what is unseen. */
  readonly form: string
  /** What of it is unknown: all of it, or a part of a compound. */
  readonly part: string
  readonly writing: 'small' | 'capital' | 'capitals'
  /** Known words that are it with one misreading undone. */
  readonly misread: readonly string[]
  /** Two known words that are it without the space between them; else `null`. */
  readonly split: string | null
  /** Whether it is part of a tagged name. */
  readonly named: boolean
  readonly language: string | null
}

const names = new Set(
  'persName placeName orgName name rs geogName settlement region country forename surname roleName'.split(' '),
)
const terms = new Set(['gloss', 'term', 'email'])

/** The words of a block that are not known, without those that are no words: numbers, initials, abbreviations, other languages. */
export function unknownWords(
  block: ProofBlock,
  knowledge: WordKnowledge,
  language: string | null,
): readonly UnknownWord[] {
  const { words, read } = block
  const found: UnknownWord[] = []
  let meant: ReturnType<typeof meantStretches> | null = null
  for (const [index, word] of words.entries()) {
    const { text } = word
    if (text.length < 2 || knowledge.knows(text, language) || /\d/.test(text)) continue
    meant ??= meantStretches(block)
    if (meant(word) || isForeign(block, index) || isTerm(block, word) || isAddress(read.text, word)) continue
    const own = languageAt(block, word) ?? language
    if (own !== language && knowledge.knows(text, own)) continue
    const form = withoutPossessive(plainForm(text))
    const part = form.includes('-') ? unknownPart(form, knowledge, own) : form
    const writing = writingOf(part)
    if (writing === null || isAbbreviated(read.text, word, words[index + 1])) continue
    if (writing === 'capitals' && !isLoud(words, index) && form.length < 7) continue
    found.push({
      ...word,
      form,
      part,
      writing,
      ...guessesFor(form, part, writing, knowledge, own),
      named: isIn(block, word, names),
      language: own,
    })
  }
  return found
}

function guessesFor(
  form: string,
  part: string,
  writing: UnknownWord['writing'],
  knowledge: WordKnowledge,
  language: string | null,
) {
  const misread = knowledge
    .misread(writing === 'capitals' ? part.toLowerCase() : part, language)
    .map((other) => (writing === 'capitals' ? other.toUpperCase() : other))
    .map((other) => form.replace(part, () => other))
  return { misread, split: writing === 'capitals' ? null : splitOf(form, writing, knowledge, language) }
}

/** The part of a compound that makes it unknown. */
function unknownPart(form: string, knowledge: WordKnowledge, language: string | null): string {
  const parts = form.split('-').filter((part) => part.length > 1 && !prefixes.has(part.toLowerCase()))
  return parts.find((part) => !knowledge.knows(part, language)) ?? form
}

/** A word as two known words, the longer halves first. */
function splitOf(
  form: string,
  writing: UnknownWord['writing'],
  knowledge: WordKnowledge,
  language: string | null,
): string | null {
  if (form.length < 4 || !/^\p{L}+$/u.test(form)) return null
  let best: string | null = null
  let shortest = 0
  for (let at = 1; at < form.length; at++) {
    const [left, right] = [form.slice(0, at), form.slice(at)]
    const short = Math.min(left.length, right.length)
    if (short <= shortest || !isPart(left) || !isPart(right)) continue
    // Names end like words: Harmon, Hinton. Of words with a capital one half is long, the other a most frequent one.
    const name = writing === 'capital' && (Math.max(left.length, right.length) < 6 || !frequentWords.has(right))
    if (!name) [best, shortest] = [`${left} ${right}`, short]
  }
  return best

  // Dictionaries mix short words with abbreviations: only those are taken that stand often.
  function isPart(part: string): boolean {
    return part === 'a' || frequentWords.has(part) || (part.length > 3 && knowledge.knows(part, language))
  }
}

function writingOf(form: string): UnknownWord['writing'] | null {
  if (!/\p{Ll}/u.test(form)) return isRoman(form) ? null : 'capitals'
  if (!/\p{Lu}/u.test(form)) return 'small'
  return /^(?:\p{Lu}['’]?)*\p{Lu}/u.test(form) || /-\p{Lu}/u.test(form) ? 'capital' : 'small'
}

/** Abbreviations before names, with which sentences hardly end. */
const titles = new Set('messrs mssrs esqr esqrs genl govr commr brig revd'.split(' '))

/** Whether a short word stands before a period that ends no sentence: `ult.`, `Messrs.`, `art.` */
function isAbbreviated(text: string, { to, text: word }: Word, next: Word | undefined): boolean {
  if (/^\p{L}(?:\.\p{L})+$/u.test(word)) return true
  if (text.charAt(to) !== '.' || word.length > 6) return false
  if (titles.has(word.toLowerCase())) return true
  const after = text.slice(to + 1, to + 4)
  if (/^[,;:]|^\s*[\p{Ll}\p{N}&(]/u.test(after)) return true
  return word.length < 5 && /^\p{Lu}/u.test(word) && next !== undefined
}

/** Whether the words beside a word in capitals are so too, as in a heading. */
function isLoud(words: readonly Word[], index: number): boolean {
  const beside = [words[index - 1], words[index + 1]].filter((word) => word !== undefined)
  return beside.length > 0 && beside.every(({ text }) => !/\p{Ll}/u.test(text) && /\p{Lu}{2}/u.test(text))
}

/** Whether a word is part of an address or of the number of a file, not of a sentence. */
function isAddress(text: string, { from, to }: Word): boolean {
  const beside = text.charAt(from - 1) + text.charAt(to)
  return /[@\\_]/u.test(beside) || (beside.includes('/') && to - from < 5)
}

/** Whether a word is an abbreviation that is tagged as a term: `Embtel`, `memcon`. */
function isTerm(block: ProofBlock, word: Word): boolean {
  return isIn(block, word, terms) && !/^\p{L}\p{Ll}{6,}$/u.test(word.text)
}

function isIn({ tagged }: ProofBlock, { from, to }: Word, elements: ReadonlySet<string>): boolean {
  return tagged.some((one) => one.from <= from && to <= one.to && elements.has(one.name))
}

function languageAt({ tagged }: ProofBlock, { from, to }: Word): string | null {
  let found: string | null = null
  for (const one of tagged) if (one.language !== null && one.from <= from && to <= one.to) found = one.language
  return found
}
