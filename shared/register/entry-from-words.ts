import type { EntryKind } from '../edition'
import { newEntry, type Entry } from './entry'
import { isHonorific, isOffice, suffixes } from './extent-words'
import { surnameParticles } from './title-words'
import { xmlIdFor } from './xml-id'

/** The name in the words of a mention: without forms of address and isOffice before it, and without line ends. */
export function nameInWords(words: string, kind: EntryKind): string {
  const text = words
    .replace(/[\u00ad¬]\s*/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (kind !== 'person') return text
  const parts = text.split(' ')
  // In “M. J. Sierra” the M is an initial, in “M. Sierra” it may well be “Monsieur”.
  const first = parts.findIndex(
    (part, index) => !isTitle(part) || (isInitial(part) && isInitial(parts[index + 1] ?? '')),
  )
  return first <= 0 ? text : parts.slice(first).join(' ')
}

/** The heading that {@link entryFromWords} gives an entry. */
export function headingFromWords(words: string, kind: EntryKind): string {
  const name = nameInWords(words, kind)
  return (kind === 'person' ? personIn(name)?.name : undefined) ?? name
}

/**
 * A new entry from the words by which a text names it. The name of a person is parted where it is clear: “Mr. Litvinov” →
 * `Litvinov`, “Maxim Litvinov” → `Litvinov, Maxim`, “Jan van der Meer” → `van der Meer, Jan`. A name in capitals
 * becomes one in small letters. `taken` are the ids that its `xml:id` must not be.
 */
export function entryFromWords(id: string, kind: EntryKind, words: string, taken: ReadonlySet<string>): Entry {
  const person = kind === 'person' ? personIn(nameInWords(words, kind)) : null
  const heading = headingFromWords(words, kind)
  const start = { id, kind, name: heading, xmlId: xmlIdFor(kind, heading, taken) }
  return newEntry(person === null ? start : { ...start, surname: person.surname, forename: person.forename })
}

function personIn(name: string): { readonly name: string; readonly surname: string; readonly forename: string } | null {
  const parts = inSmallLetters(name).replace(/,/gu, '').split(' ')
  const suffix = parts.length > 1 && suffixes.has((parts.at(-1) ?? '').replace(/\.$/u, '')) ? (parts.pop() ?? '') : ''
  // Kings and popes have no surname.
  if (/^[IVX]+$/u.test(suffix) || /^[IVX]{2,}$/u.test(parts.at(-1) ?? '')) return null
  const last = parts.length - 1
  let first = last
  while (first > 0 && surnameParticles.has(parts[first - 1] ?? '')) first--
  const surname = parts.slice(first).join(' ')
  const forename = parts.slice(0, first).join(' ')
  return { surname, forename, name: [surname, forename, suffix].filter(Boolean).join(', ') }
}

function inSmallLetters(name: string): string {
  if (/\p{Ll}/u.test(name)) return name
  return name.replace(/\p{L}[\p{L}\p{M}’']+/gu, (word) => `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`)
}

const isInitial = (part: string): boolean => /^\p{Lu}\.$/u.test(part)

function isTitle(part: string): boolean {
  const word = part.replace(/[.,]+$/u, '')
  return isHonorific(word) || isOffice(word)
}
