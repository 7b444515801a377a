import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { localName } from '../schema'
import { blockText } from '../queries/block-text'
import { wordsIn, type Word } from '../queries/words'

const nameElements = new Set(['persName', 'placeName', 'orgName', 'name', 'rs', 'geogName'])
const titles = /^(?:Messrs?|Mr|Mrs|Ms|Mme|Mlle|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Adm|Sen|Rep|Gov|Hon|Rev|St|Jr|Sr|Sir|M)$/u
const particles = /^(?:de|da|del|della|di|do|dos|du|la|le|van|von|der|den|ten|ter|zu|zur|af|av|bin|ibn|al)$/u
const initial = /^\p{Lu}$/u
const capital = /^\[?\p{Lu}/u

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const datePattern = new RegExp(
  String.raw`\b(?:${day}\s+(?:of\s+)?)?${month}\b\.?(?:\s+${day}\b)?(?:,?\s+\d{4}\b)?|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b`,
  'gu',
)

/**
 * What a tag with this element name takes when the caret stands at `pos`, or `null` where no word is there:
 *
 * - `date`: the date around the caret (`May 27, 1935`; `27 May`; `1935-05-27`), else the word;
 * - names of persons, places and organisations: the word; if it begins with a capital, also the capitalised words
 *   beside it, one space apart, over particles (`de`, `von`) and the points of initials and titles (`Mr. Litvinov`), but
 *   not a capital that only begins a sentence, and not over other punctuation;
 * - all others: the word, without punctuation and possessive.
 */
export function extentAround(doc: Node, pos: number, name: string): DocRange | null {
  const $pos = doc.resolve(pos)
  if (!$pos.parent.inlineContent) return null
  const block = blockText($pos.parent)
  const found = extentIn(block.text, block.index($pos.parentOffset), localName(name))
  return found && { from: $pos.start() + block.before(found.from), to: $pos.start() + block.after(found.to) }
}

function extentIn(text: string, index: number, name: string): DocRange | null {
  if (name === 'date') {
    const date = Array.from(text.matchAll(datePattern)).find((m) => m.index <= index && m.index + m[0].length >= index)
    if (date) return { from: date.index, to: date.index + date[0].length }
  }
  const words = wordsIn(text)
  const at = words.findLastIndex((word) => word.from <= index && word.end >= index)
  const word = words[at]
  if (!word || !nameElements.has(name) || !capital.test(word.text))
    return word ? { from: word.from, to: word.to } : null
  return { from: (words[firstOf(text, words, at)] ?? word).from, to: (words[lastOf(text, words, at)] ?? word).to }
}

function firstOf(text: string, words: readonly Word[], at: number): number {
  let first = at
  for (let i = at - 1; i >= 0; i--) {
    const word = words[i]
    if (!word || !joined(text, word, words[i + 1])) break
    if (particles.test(word.text)) continue
    if (!capital.test(word.text)) break
    if (beginsSentence(text, words, i) && !shortened(word)) break
    first = i
  }
  return first
}

function lastOf(text: string, words: readonly Word[], at: number): number {
  let last = at
  for (let i = at + 1; i < words.length; i++) {
    const word = words[i]
    const before = words[i - 1]
    if (!word || !before || !joined(text, before, word)) break
    if (particles.test(word.text)) continue
    if (!capital.test(word.text)) break
    last = i
  }
  return last
}

/** Whether only a space stands between two words, or the point of a title or initial and a space. */
function joined(text: string, word: Word, next: Word | undefined): boolean {
  const between = text.slice(word.to, next?.from)
  return /^[ \u00a0\n]$/u.test(between) || (shortened(word) && /^\.[ \u00a0]?$/u.test(between))
}

function shortened(word: Word): boolean {
  return titles.test(word.text) || initial.test(word.text)
}

function beginsSentence(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index]
  const before = words[index - 1]
  if (!word || !before) return true
  const between = text.slice(before.to, word.from)
  return /[.?!:]/u.test(between) && !shortened(before)
}
