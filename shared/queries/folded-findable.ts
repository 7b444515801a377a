import { blockEnd, type Findable } from './findable'
import { foldedLetters } from './folded-letters'

/** All the text of a {@link Findable} with its accents folded, and where the text of each block begins in it. */
export type FoldedText = Pick<Findable, 'text' | 'starts'>

const kept = new WeakMap<Findable, FoldedText>()

/** The text as `foldedLetters` has that of each block; kept, for it takes long. */
export function foldedText(of: Findable): FoldedText {
  const known = kept.get(of)
  if (known) return known
  const starts = new Int32Array(of.starts.length)
  const parts: string[] = []
  let length = 0
  for (let block = 0; block < starts.length - 1; block++) {
    starts[block] = length
    const { text } = foldedLetters(of.text.slice(of.starts[block], (of.starts[block + 1] ?? 1) - 1))
    parts.push(text, blockEnd)
    length += text.length + blockEnd.length
  }
  starts[starts.length - 1] = length
  const made = { text: parts.join(''), starts }
  kept.set(of, made)
  return made
}
