import nspell, { type Speller } from 'nspell'
import type { Dictionary } from './check'
import { misreadingsUndone } from './misreadings'
import { isSwapped, oneAway } from './one-away'
import { isRoman, plainForm } from './plain-form'
import { withoutPossessive } from './name-forms'
import { variantSpellings } from './variant-spellings'

/** How many word forms are remembered: a volume has some 40,000. */
const most = 400_000

/** The dictionaries of some languages, as one that is asked with a language. */
export class Dictionaries {
  private readonly sources: readonly Dictionary[]
  private readonly spellers: readonly { readonly language: string; readonly speller: Speller }[]
  private readonly slips = new Map<string, readonly string[]>()
  private readonly known = new Map<string, Map<string, boolean>>()

  /** Reads them, which takes about half a second for English. One that cannot be read knows no word; see {@link unreadable}. */
  constructor(sources: readonly Dictionary[]) {
    this.sources = sources
    this.spellers = sources.flatMap(({ language, aff, dic }) => {
      const speller = readSpeller(aff, dic)
      return speller ? [{ language: language.toLowerCase(), speller }] : []
    })
  }

  /** The languages of the dictionaries that could not be read. */
  get unreadable(): readonly string[] {
    const read = new Set(this.spellers.map(({ language }) => language))
    return this.sources.map(({ language }) => language).filter((language) => !read.has(language.toLowerCase()))
  }

  /** Whether there is a dictionary for a language; for `null`, whether there is one at all. */
  speaks(language: string | null): boolean {
    return this.spellersFor(language).length > 0
  }

  /**
   * Whether a dictionary of the language has a word, a possessive, a usual other spelling of one, or all parts of a compound.
   * True where there is no dictionary for the language; `null` asks all.
   */
  knows(word: string, language: string | null): boolean {
    const of = language ?? ''
    let known = this.known.get(of)
    if (!known) this.known.set(of, (known = new Map<string, boolean>()))
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size > most) known.clear()
    const knows = this.ask(word, language)
    known.set(word, knows)
    return knows
  }

  /**
   * Known words near to one, the best first: two letters that changed places, undone misreadings, then what the dictionaries say.
   * Slow.
   */
  near(word: string, language: string | null): readonly string[] {
    const plain = plainForm(word)
    const found = new Set(misreadingsUndone(plain).filter((other) => this.knows(other, language)))
    for (const { speller } of this.spellersFor(language)) for (const other of speller.suggest(plain)) found.add(other)
    found.delete(plain)
    const all = [...found]
    return [...all.filter((other) => isSwapped(plain, other)), ...all.filter((other) => !isSwapped(plain, other))]
  }

  /** Known words that are a word with one misreading undone. */
  misread(word: string, language: string | null): readonly string[] {
    return this.listed(language)(misreadingsUndone(plainForm(word)))
  }

  /** Known words that are one letter away from a word. */
  oneLetterFrom(word: string, language: string | null): readonly string[] {
    const asked = `${language ?? ''} ${word}`
    const before = this.slips.get(asked)
    if (before) return before
    if (this.slips.size > most / 10) this.slips.clear()
    const slips = this.slipsOf(word, language)
    this.slips.set(asked, slips)
    return slips
  }

  private slipsOf(word: string, language: string | null): readonly string[] {
    const plain = plainForm(word)
    const small = plain.toLowerCase()
    const capital = plain.slice(0, 1).toUpperCase() + small.slice(1)
    const near = oneAway(small)
    if (plain === small) return this.listed(language)(near)
    const cased = near.map((other) => (capital === plain ? capitalised(other) : other.toUpperCase()))
    return this.listed(language)(cased)
  }

  /** Which of some words a dictionary lists; nothing is remembered of them, for they are many. */
  private listed(language: string | null): (words: readonly string[]) => readonly string[] {
    const spellers = this.spellersFor(language)
    const lists = (form: string) => spellers.some(({ speller }) => form in speller.data)
    return (words) => words.filter((form) => form.length > 1 && (lists(form) || lists(form.toLowerCase())))
  }

  private ask(word: string, language: string | null): boolean {
    const spellers = this.spellersFor(language)
    if (spellers.length === 0) return true
    const plain = plainForm(word)
    if (plain === '' || isRoman(plain)) return true
    const has = (form: string) => spellers.some(({ speller }) => speller.correct(form))
    const english = spellers.some((one) => one.language.startsWith('en'))
    const hasForm = (form: string) => has(form) || (english && variantSpellings(form).some(has))
    const bare = withoutPossessive(plain)
    return hasForm(plain) || hasForm(bare) || hasParts(bare, hasForm) || (english && hasPrefix(bare, has))
  }

  private spellersFor(language: string | null) {
    if (language === null || language === '') return this.spellers
    const wanted = language.toLowerCase()
    const exact = this.spellers.filter((one) => one.language === wanted)
    return exact.length > 0 ? exact : this.spellers.filter((one) => primary(one.language) === primary(wanted))
  }
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

const primary = (language: string) => language.split('-')[0]

function readSpeller(aff: string, dic: string): Speller | null {
  try {
    return nspell(aff, dic)
  } catch {
    // A file that is no affix file: nspell throws whatever comes of it.
    return null
  }
}

/** Whether an English word is a known one of some length behind a usual prefix: `counterproposal`, `unexpended`. */
function hasPrefix(word: string, has: (form: string) => boolean): boolean {
  const match =
    /^(?:counter|inter|intra|multi|non|over|pre|re|semi|sub|super|trans|un|under|mis|anti|dis)(\p{Ll}{5,})$/iu.exec(
      word,
    )
  return match?.[1] !== undefined && has(match[1])
}

/** What is written before a hyphen and is no word by itself, in small letters. */
export const prefixes: ReadonlySet<string> = new Set(
  'anti ante arch bi co counter cross de demi ex extra infra inter intra macro mega meta micro mid mini mis multi neo non outre over pan para poly post pre pro proto pseudo quasi re self semi sino socio sub super trans tri ultra un under uni vice anglo franco afro indo russo greco italo austro hispano luso euro'.split(
    ' ',
  ),
)

/** Whether a compound is known by its parts: `cease-fire`, `pro-Western`, `co-operation`, `to-day`. */
function hasParts(word: string, has: (form: string) => boolean): boolean {
  if (!word.includes('-')) return false
  if (has(word.replaceAll('-', ''))) return true
  const parts = word.split('-')
  return parts.every(
    (part, index) =>
      part === '' || isRoman(part) || (index < parts.length - 1 && prefixes.has(part.toLowerCase())) || has(part),
  )
}
