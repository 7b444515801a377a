import { withoutAccents } from '../queries/without-accents'

/** What does not count when two writings of a name are compared. */
export interface Folding {
  readonly case: boolean
  readonly accents: boolean
}

/** A string in which differences of writing are gone, and the way back: `at[i]` is the index in the original of its `i`th character, with the end as last. */
export interface FoldedText {
  readonly text: string
  readonly at: readonly number[]
}

const everything: Folding = { case: true, accents: true }

const ascii = /^[\x20-\x7e]*$/

/**
 * A string as names are compared: small letters, no accents, one kind of apostrophe and hyphen, one space for a run of white
 * space, none at the ends. Folding twice is folding once.
 */
export function fold(text: string): string {
  return foldWithPlaces(text).text.trim()
}

/** The same, less or more of it, with the way back to the original. */
export function foldWithPlaces(text: string, folding: Folding = everything): FoldedText {
  const at: number[] = []
  let folded = ''
  let index = 0
  for (const character of text) {
    const plain = foldCharacter(character, folding)
    const next = plain === ' ' && (folded.endsWith(' ') || folded === '') ? '' : plain
    at.push(...Array<number>(next.length).fill(index))
    folded += next
    index += character.length
  }
  at.push(text.length)
  return { text: folded, at }
}

/** One word as names are compared: small letters and digits without accents, apostrophes and hyphens. */
export function foldWord(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  if (ascii.test(word)) return word.toLowerCase().replace(/[^a-z0-9]/g, '')
  return foldWithPlaces(word).text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

function foldCharacter(character: string, folding: Folding): string {
  if (/\s/.test(character)) return ' '
  if (/[’‘‛ʼ`´′]/.test(character)) return "'"
  if (/[‐‑‒–−]/.test(character)) return '-'
  if (/[“”„«»]/.test(character)) return '"'
  if (/[\u00ad\u200b-\u200d\ufeff]/.test(character)) return ''
  const plain = folding.accents && character > '~' ? withoutAccents(character) : character
  return folding.case ? plain.toLowerCase() : plain
}
