import type { ProofBlock, Word } from '../block'
import { blockDoubt, fixAt } from '../block-doubt'
import type { BlockCheck, BlockDoubt, WordKnowledge } from '../check'
import { plainForm } from '../plain-form'
import { misreadingsUndone } from '../misreadings'
import { frequentWords, stealthScannos, type Company, type StealthScanno } from '../scannos'
import { meantStretches } from '../meant-stretches'
import { between } from '../proof-block'

/**
 * What machines misread: words of the person's own list, what one misreading makes of the most frequent words (`tbe`, `witb`), and
 * misreadings that are words themselves (`arid` for `and`), where the words beside them say so.
 */
export const scanno: BlockCheck = {
  kind: 'block',
  name: 'scanno',
  check: (block, knowledge, language) => {
    const english = language === null || /^en/i.test(language)
    const meant = meantStretches(block)
    const found: BlockDoubt[] = []
    for (const [index, word] of block.words.entries()) {
      const small = word.text.toLowerCase()
      const own = knowledge.scannos.get(small)
      const stealth = english && own === undefined ? stealthScannos.get(small) : undefined
      const right =
        own ??
        (stealth && stealthAt(block, index, stealth)) ??
        (english ? misreadFrequent(block, index, knowledge, language) : null)
      if (right === null || right === undefined || meant(word)) continue
      const severity = own !== undefined || !stealth ? 'error' : 'warning'
      found.push(
        blockDoubt('scanno', block.read.text, {
          ...{ from: word.from, to: word.to, code: stealth ? 'stealth-scanno' : 'scanno', severity },
          ...{ key: stealth ? `${small} ${right}` : small, values: { word: word.text, right } },
          fixes: [fixAt(word.from, word.to, casedAs(word.text, right))],
        }),
      )
    }
    return found
  },
}

/** What a word should be that is no word itself but one misreading away from a most frequent one; else `null`. */
function misreadFrequent(
  block: ProofBlock,
  index: number,
  knowledge: WordKnowledge,
  language: string | null,
): string | null {
  const { text: word, from } = block.words[index] ?? { text: '', from: 0 }
  // A capital in a sentence makes a name of it.
  if (/^\p{Lu}/u.test(word) && !/(?:^|[.!?:]['’”)\]]*\s+)$/u.test(block.read.text.slice(Math.max(0, from - 6), from)))
    return null
  if (word.length < 2 || word.length > 8 || !/^\p{L}\p{Ll}+$/u.test(word) || knowledge.knows(word, language))
    return null
  const small = plainForm(word).toLowerCase()
  // Two letters are too few: they are abbreviations.
  if (small.length < 3) return null
  return misreadingsUndone(small).find((other) => frequentWords.has(other)) ?? null
}

/** What a word should be by the words beside it, or `null`. */
function stealthAt(block: ProofBlock, index: number, scannos: readonly StealthScanno[]): string | null {
  const { text } = block.words[index] ?? { text: '' }
  if (text !== text.toLowerCase()) return null
  const [before, after] = [beside(block, index, -1), beside(block, index, 1)]
  for (const { right, kind, before: ours, after: theirs } of scannos) {
    const doubted =
      kind === 'rare'
        ? !has(ours.any, before) && !has(theirs.any, after) && before + after !== ''
        : fits(ours, before) && fits(theirs, after)
    if (doubted) return right
  }
  return null
}

function fits({ any, no }: Company, word: string): boolean {
  if (any.size > 0) return has(any, word)
  return no.size === 0 || (word !== '' && !no.has(word))
}

/** Whether a word is one of a list, or has an ending that is in it (`-ed`). */
function has(list: ReadonlySet<string>, word: string): boolean {
  return list.has(word) || (list.has('-ed') && /\p{L}{2}ed$/u.test(word))
}

/** The word beside a word, in small letters, where only space is between them; else `''`. */
function beside(block: ProofBlock, index: number, step: -1 | 1): string {
  const [word, other]: readonly (Word | undefined)[] = [block.words[index], block.words[index + step]]
  if (!word || !other) return ''
  const gap = step < 0 ? between(block, other, word) : between(block, word, other)
  return /^\s+$/u.test(gap) ? other.text.toLowerCase() : ''
}

function casedAs(word: string, right: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return right.toUpperCase()
  return /^\p{Lu}/u.test(word) ? right.slice(0, 1).toUpperCase() + right.slice(1) : right
}
