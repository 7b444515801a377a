import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { doc, lb, note, p, pb, span, text, body, div, pageBreak, type Content } from './build'

/** What is done to one word of a text, so that it differs. */
export const wordEdits = ['another word', 'a letter', 'left out', 'put in', 'capital', 'comma', 'phrase'] as const

/** Two texts of one work, and what was done to the one to make the other. */
export interface TwoTexts {
  readonly ours: Node
  readonly theirs: Node
  readonly edits: readonly WordEdit[]
}

/** What was done to one word. */
export interface WordEdit {
  readonly kind: (typeof wordEdits)[number]
  readonly word: string
  /** Which of the words of ours it was, from 0, those of notes not counted. */
  readonly at: number
}

/** How large the texts are. */
export interface TwoTextsSize {
  readonly words: number
  readonly edits: number
  /** How many notes each has. */
  readonly notes?: number
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const small = 'the of and to in that it was for on as with he by at his which from had not this be is were'.split(' ')
const parts = 'am ber con dor el fan gra hol in jor kel lum mon nor os per qui ra sol tem un ver wil yor zan'.split(' ')

/**
 * Makes a text by chance and another one from it, with other paragraphs, pages and lines, other spans, and so many words
 * changed, never two beside each other.
 */
export function twoTexts(seed: number, { words: count, edits: wanted, notes = 0 }: TwoTextsSize): TwoTexts {
  const chance = chances(seed)
  const upTo = (limit: number) => Math.floor(chance() * limit)
  const rare = () => Array.from({ length: 2 + upTo(3) }, () => parts[upTo(parts.length)] ?? '').join('')
  const word = () => (chance() < 0.5 ? (small[upTo(small.length)] ?? 'the') : rare())
  const base = Array.from({ length: count }, (_, index) => {
    const said = word()
    const sign = index === count - 1 || chance() < 0.07 ? '.' : chance() < 0.06 ? ',' : ''
    return said + sign
  })
  const places = new Set<number>()
  while (places.size < Math.min(wanted, Math.floor(count / 5))) {
    const at = 1 + upTo(count - 2)
    if (![at - 2, at - 1, at, at + 1, at + 2].some((near) => places.has(near))) places.add(at)
  }
  const edits: WordEdit[] = []
  const changed = base.flatMap((said, index) => {
    if (!places.has(index)) return [said]
    const kind = wordEdits[upTo(wordEdits.length)] ?? 'a letter'
    edits.push({ kind, word: said, at: index })
    switch (kind) {
      case 'another word':
        return [`x${rare()}${/[.,]$/.exec(said)?.[0] ?? ''}`]
      case 'a letter':
        return [`${said.startsWith('q') ? 'k' : 'q'}${said.slice(1)}`]
      case 'left out':
        return []
      case 'put in':
        return [said, `z${rare()}`]
      case 'capital':
        return [said.charAt(0).toUpperCase() + said.slice(1)]
      case 'comma':
        return [/[.,]$/.test(said) ? said.slice(0, -1) : `${said},`]
      case 'phrase':
        return [`v${rare()}`, rare(), `${rare()};`, said]
    }
  })
  const inNotes = Array.from({ length: notes }, () => [rare(), 'see', rare(), rare(), word(), rare()])
  return { ours: laidOut(base, inNotes, chance, 90), theirs: laidOut(changed, inNotes, chance, 60), edits }
}

/**
 * Where the words of such a text stand, as positions in its doc; those of notes are left out.
 */
export function placesOfWords(ours: Node): readonly DocRange[] {
  const places: DocRange[] = []
  ours.descendants((node, pos) => {
    for (const { 0: word, index } of node.text?.matchAll(/\S+/g) ?? [])
      places.push({ from: pos + index, to: pos + index + word.length })
    return node.type.name !== 'note'
  })
  return places
}

/** Words in paragraphs, with pages, lines, notes and spans by chance. */
function laidOut(
  words: readonly string[],
  notes: readonly (readonly string[])[],
  chance: () => number,
  most: number,
): Node {
  const blocks: Node[] = []
  let paragraph: Content[] = []
  let line: string[] = []
  let page = 1
  const flush = () => {
    if (line.length > 0) paragraph.push(`${line.join(' ')} `)
    line = []
  }
  const end = () => {
    flush()
    if (paragraph.length > 0) blocks.push(p(...paragraph))
    paragraph = []
  }
  // Notes stand after the words that they stand after in the other text, so far as lengths allow.
  const every = Math.floor(words.length / (notes.length + 1))
  words.forEach((word, index) => {
    const tagged = chance() < 0.02
    if (tagged) {
      flush()
      paragraph.push(span('persName', word), ' ')
    } else line.push(word)
    const number = every === 0 ? 0 : (index + 1) / every
    const noted = Number.isInteger(number) ? notes[number - 1] : undefined
    if (noted) {
      flush()
      paragraph.push(note(p(noted.join(' '))))
    }
    if (chance() < 0.01) {
      flush()
      paragraph.push(chance() < 0.5 ? pb(String(++page)) : lb())
    }
    if (chance() < 1 / most) {
      end()
      if (chance() < 0.2) blocks.push(pageBreak(String(++page)))
    }
  })
  end()
  return doc(text(body(div(...blocks))))
}
