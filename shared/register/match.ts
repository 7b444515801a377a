import type { DocRange } from '../finding'
import type { Entry } from './entry'
import { formsOf, type NameForm } from './name-forms'
import { nameWordsIn, type NameWord } from './name-words'

/** An entry that a stretch can name, and the form in which it does. */
export interface Meaning {
  readonly entry: Entry
  readonly form: NameForm
}

/** A form of the register found in a text; indices in it. */
export interface NameMatch extends DocRange {
  /** Which of the words of the text it begins and ends with. */
  readonly first: number
  readonly last: number
  readonly meanings: readonly Meaning[]
}

interface Branch {
  readonly next: Map<string, Branch>
  readonly meanings: Meaning[]
}

/** All forms of a register, ready to be found. */
export class NameTrie {
  private readonly root: Branch = branch()

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) for (const form of formsOf(entry)) this.add({ entry, form })
  }

  /** The longest form at each place of a text, given its words; never two that overlap. Linear in the words. */
  matchesIn(
    text: string,
    words: readonly NameWord[],
    free: (from: number, to: number) => boolean,
    accepts: (match: NameMatch) => boolean = () => true,
  ): readonly NameMatch[] {
    const found: NameMatch[] = []
    for (let first = 0; first < words.length;) {
      const match = this.longestAt(text, words, first)
      if (match && free(match.from, match.to) && accepts(match)) {
        found.push(match)
        first = match.last + 1
      } else first++
    }
    return found
  }

  private add(meaning: Meaning): void {
    let at = this.root
    for (const [index, word] of nameWordsIn(meaning.form.text).entries()) {
      const key = keyOf(word, index === 0)
      const next = at.next.get(key) ?? branch()
      at.next.set(key, next)
      at = next
    }
    if (at !== this.root && !at.meanings.some(({ entry }) => entry.id === meaning.entry.id)) at.meanings.push(meaning)
  }

  private longestAt(text: string, words: readonly NameWord[], first: number): NameMatch | null {
    let at = this.root
    let best: NameMatch | null = null
    for (let last = first; last < words.length; last++) {
      const word = words[last]
      if (!word || (last > first && word.joint === 'apart')) break
      const next = at.next.get(keyOf(word, last === first))
      if (!next) break
      at = next
      if (at.meanings.length === 0) continue
      const meanings = at.meanings.filter(({ form }) => isWritten(form, words, first, last))
      const from = words[first]?.from ?? 0
      if (meanings.length > 0) best = { from, to: endOf(text, word.to, meanings), first, last, meanings }
    }
    return best
  }
}

function branch(): Branch {
  return { next: new Map(), meanings: [] }
}

const signs = { together: '', hyphen: '', line: '', apart: '', comma: ',', stroke: '/' } as const

function keyOf(word: NameWord, first: boolean): string {
  return first ? word.folded : signs[word.joint] + word.folded
}

const formWords = new WeakMap<NameForm, readonly NameWord[]>()

/** Whether a form is written with capitals where it has them. */
function isWritten(form: NameForm, words: readonly NameWord[], first: number, last: number): boolean {
  const own = formWords.get(form) ?? nameWordsIn(form.text)
  formWords.set(form, own)
  for (let index = first; index <= last; index++) {
    const [word, wanted] = [words[index], own[index - first]]
    if (!word || !wanted) return false
    if (form.exact ? word.text !== wanted.text : word.writing === 'small' && wanted.writing !== 'small') return false
  }
  return true
}

/** A form that ends in a point takes the point of the text with it. */
function endOf(text: string, end: number, meanings: readonly Meaning[]): number {
  return text[end] === '.' && meanings.every(({ form }) => form.text.endsWith('.')) ? end + 1 : end
}
