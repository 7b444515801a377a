import type { Entry } from './entry'
import type { SuggestionWhy } from './suggestion'
import { nameWordsIn } from './name-words'
import { honorifics, offices, particles, ranks, suffixes } from './title-words'
import { foldWord } from './fold'

/** Which part of a name a form says: all of it, initials for forenames, the surname or forename alone, or letters for words. */
export type NamePart = 'full' | 'initials' | 'surname' | 'forename' | 'letters'

/** A way to write the name of an entry. */
export interface NameForm {
  readonly text: string
  readonly part: NamePart
  readonly why: Exclude<SuggestionWhy, 'looks-like-name' | 'date'>
  /** Whether capitals must stand where they stand in the form, as in abbreviations. */
  readonly exact: boolean
}

/** The name of a person taken apart; what is not there is empty. */
export interface PersonName {
  /** `Sir`, `Major General`. */
  readonly titles: readonly string[]
  readonly forenames: readonly string[]
  /** More than one where the heading gives variants: `Zaroubin (Zarubin), Georgi N.` */
  readonly surnames: readonly string[]
  /** `Jr.`, `II`. */
  readonly suffix: string
}

/** The name of a person from the parts of its entry, or from its heading (`Adams, Sherman`; `Eden, Sir Anthony`; `Lodge, Henry Cabot, Jr.`; `Sukarno`). */
export function personName(entry: Pick<Entry, 'name' | 'surname' | 'forename'>): PersonName {
  const [head = '', ...rest] = entry.name.split(/\s*,\s*/)
  const suffix = rest.find((part) => suffixes.has(foldWord(part))) ?? ''
  const given = entry.forename || (rest.find((part) => part !== suffix && looksGiven(part)) ?? '')
  const direct = rest.every((part) => suffixes.has(foldWord(part))) && entry.surname === ''
  const inOrder = direct ? withoutTitlesBehind(wordsOf(head)) : []
  const surname = entry.surname || (direct && inOrder.length > 1 ? lastName(inOrder) : head)
  const words =
    direct && inOrder.length > 1 && given === '' ? inOrder.slice(0, -wordsOf(surname).length) : wordsOf(given)
  const untitled = words.findIndex((word) => !isTitle(word))
  const stripped = untitled < 0 ? words.length : untitled
  const start =
    stripped > 0 && isAlsoForename(words[stripped - 1] ?? '', words.slice(stripped)) ? stripped - 1 : stripped
  return {
    titles: words.slice(0, start),
    forenames: words.slice(start).filter((word) => !suffixes.has(foldWord(word))),
    surnames: alternatives(surname),
    suffix: suffix || (words.find((word) => suffixes.has(foldWord(word))) ?? ''),
  }
}

/** All forms in which a text can name an entry, each once, the fullest first. Titles before a name are no part of it; see `rank.ts`. */
export function formsOf(entry: Entry): readonly NameForm[] {
  const found = entry.kind === 'person' ? personForms(entry) : thingForms(entry)
  const known = new Map<string, NameForm>()
  for (const form of found) {
    const text = form.text.replace(/\s+/g, ' ').trim()
    if (/\p{L}/u.test(text) && !known.has(text)) known.set(text, { ...form, text })
  }
  return [...known.values()]
}

function personForms(entry: Entry): NameForm[] {
  const name = personName(entry)
  const forms = partsOf(name, 'name')
  // A title before it is no part of the name, and none can stand behind it.
  const words = wordsOf(entry.name)
  const part = words.length > 1 ? 'full' : 'surname'
  if (!isTitle(words[0] ?? '') || entry.name.includes(','))
    forms.unshift({ text: entry.name, part, why: 'name', exact: false })
  for (const variant of entry.variants) {
    const inverted = variant.includes(',')
    const several = wordsOf(variant).length > 1
    forms.push({ text: variant, part: several ? 'full' : 'surname', why: 'variant', exact: isShort(variant) })
    if (inverted) forms.push(...partsOf(personName({ name: variant, surname: '', forename: '' }), 'variant'))
  }
  return forms
}

function partsOf({ forenames, surnames, suffix, titles }: PersonName, why: NameForm['why']): NameForm[] {
  const forms: NameForm[] = []
  const add = (words: readonly string[], part: NamePart) => {
    if (words.every((word) => word !== '')) forms.push({ text: words.join(' '), part, why, exact: false })
  }
  const full = forenames.map((word) => word)
  const [first = ''] = full
  const initials = full.map((word) => `${word[0] ?? ''}.`)
  for (const surname of surnames) {
    if (first !== '') {
      add([...full, surname], 'full')
      add([`${surname},`, ...full], 'full')
      if (suffix !== '') {
        add([...full, surname + ',', suffix], 'full')
        add([...full, surname, suffix], 'full')
      }
      if (full.length > 1) {
        add([first, surname], 'full')
        if (!isInitial(first)) add([first, ...initials.slice(1), surname], 'full')
        const called = full.find((word) => !isInitial(word))
        if (called !== undefined && called !== first) add([called, surname], 'full')
        // “Henry Cabot Lodge” is “Cabot Lodge” to his friends.
        if (full.length > 1 && !isInitial(full.at(-1) ?? '')) add([full.at(-1) ?? '', surname], 'full')
      }
      add([...initials, surname], 'initials')
      add([initials[0] ?? '', surname], 'initials')
      // Some write the family name first, without a comma.
      if (full.length === 1 && full.every((word) => word.includes('-'))) add([surname, ...full], 'full')
    }
    if (suffix !== '') add([surname + ',', suffix], 'surname')
    add([surname], 'surname')
    const parts = wordsOf(surname)
    if (parts.length > 1 && parts.some((word) => particles.has(foldWord(word)))) {
      const own = parts.slice(parts.findIndex((word) => !particles.has(foldWord(word))))
      if (own.length < parts.length) add(own, 'surname')
    }
  }
  if (titles.some((title) => foldWord(title) === 'sir' || foldWord(title) === 'dame') && first !== '')
    add([first], 'forename')
  return forms
}

function thingForms(entry: Entry): NameForm[] {
  const forms: NameForm[] = []
  const add = (text: string, why: NameForm['why']) => {
    const plain = text.trim()
    const letters = isShort(plain)
    forms.push({ text: plain, part: letters ? 'letters' : 'full', why, exact: letters || entry.kind === 'term' })
    if (letters && /^(?:\p{Lu}\.\s?)+$/u.test(plain))
      forms.push({ text: plain.replace(/[.\s]/g, ''), part: 'letters', why, exact: true })
    else if (letters && /^\p{Lu}{2,5}$/u.test(plain))
      forms.push({ text: [...plain].join('.') + '.', part: 'letters', why, exact: true })
  }
  add(entry.name, entry.kind === 'term' || isShort(entry.name) ? 'abbreviation' : 'name')
  const [head = '', ...rest] = entry.name.split(/\s*,\s*/)
  if (entry.kind !== 'term' && rest.length === 1) add(`${rest[0] ?? ''} ${head}`, 'name')
  if (entry.kind === 'place' && rest.length > 0) add(head, 'name')
  if (entry.kind === 'organisation') {
    const bare = entry.name.replace(/^the\s+/i, '')
    add(bare, 'name')
    const of = /^(Department|Ministry|Office|Bureau) of /.exec(bare)
    if (of?.[1] === 'Department') add(`${bare.slice(of[0].length)} Department`, 'variant')
  }
  for (const variant of entry.variants)
    add(variant, entry.kind === 'term' || isShort(variant) ? 'abbreviation' : 'variant')
  if (entry.kind === 'organisation' && entry.expansion !== '') add(entry.expansion, 'variant')
  return forms
}

/** Whether a form is letters for words: `NATO`, `U.S.`, `S/P`. */
function isShort(text: string): boolean {
  return /^[\p{Lu}\p{N}./&\-–\s]{1,9}$/u.test(text) && /\p{Lu}/u.test(text)
}

function alternatives(surname: string): readonly string[] {
  const inside = [...surname.matchAll(/[([]([^)\]]+)[)\]]/g)].flatMap((match) =>
    (match[1] ?? '').split(/\s*(?:,|\bor\b)\s*/),
  )
  return [surname.replace(/\s*[([][^)\]]*[)\]]/g, ''), ...inside].map((one) => one.trim()).filter((one) => one !== '')
}

/** Words without titles at their end: “George Ball Mr.” is how some lists are read. */
function withoutTitlesBehind(words: readonly string[]): readonly string[] {
  let end = words.length
  while (end > 1 && honorifics.has(foldWord(words[end - 1] ?? ''))) end--
  return words.slice(0, end)
}

/** Where the surname of a name in natural order begins: its last word, with the small words before it. */
function lastName(words: readonly string[]): string {
  let from = words.length - 1
  if (suffixes.has(foldWord(words[from] ?? ''))) from--
  while (from > 1 && particles.has(foldWord(words[from - 1] ?? ''))) from--
  return words.slice(from).join(' ')
}

function looksGiven(part: string): boolean {
  return /\p{Lu}/u.test(part) && !/^\p{Ll}/u.test(part)
}

function isTitle(word: string): boolean {
  const folded = foldWord(word)
  return honorifics.has(folded) || ranks.has(folded) || offices.has(folded)
}

/** Whether a title before nothing but initials is a forename: `Beckner, Earl R.` */
function isAlsoForename(word: string, rest: readonly string[]): boolean {
  return (
    /^(?:earl|dean|duke|king|prince|major|pope|judge|baron|marshal|royal|bishop)$/.test(foldWord(word)) &&
    rest.every(isInitial)
  )
}

function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word)
}

function wordsOf(text: string): string[] {
  return nameWordsIn(text).map((word) =>
    word.writing === 'initial' && text[word.to] === '.' ? `${word.text}.` : word.text,
  )
}
