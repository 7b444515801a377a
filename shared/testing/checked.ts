import type { Node } from 'prosemirror-model'
import type { TextDoubt } from '../proofing/block-doubt'
import type { PlacedBlock } from '../proofing/block'
import type { TextCheck, WordKnowledge } from '../proofing/check'
import type { Fix } from '../proofing/doubt'
import { proofBlock } from '../proofing/proof-block'
import { proofPlaces } from '../proofing/proof-places'
import { div, doc, p } from './build'

/** A check that compares places of a text, whatever it gathers. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a check gathers is its own affair
export type AnyTextCheck = TextCheck<any>

/** What one check doubts in a doc, when these words and no others are known; without the engine that remembers blocks. */
export function doubtsBy<Facts>(
  check: TextCheck<Facts>,
  text: Node,
  words: readonly string[] = [],
): readonly TextDoubt[] {
  const known = new Set(words)
  const knowledge: WordKnowledge = {
    ...{ scannos: new Map<string, string>(), names: new Map<string, string>(), isName: () => false, near: () => [] },
    ...{ speaks: () => true, misread: () => [], oneLetterFrom: () => [] },
    knows: (word) => known.has(word) || known.has(word.toLowerCase()),
  }
  const blocks = proofPlaces(text).map(({ node, ...around }) => {
    const place: PlacedBlock = { block: proofBlock(node), ...around }
    const facts = check.gather(place.block, knowledge, place.language)
    return { place, facts }
  })
  return check.check(blocks, text, knowledge)
}

/** A doc of paragraphs, which stand between `¶` in the text. */
export function paragraphs(text: string): Node {
  return doc(div(...text.split('¶').map((one) => p(one))))
}

/** Doubts in short: the code, the words, and the first fix. */
export function told(doubts: readonly TextDoubt[]): readonly string[] {
  return doubts.map(
    ({ code, text, fixes: [fix] }) => `${code}${text === '' ? '' : ` ${text}`}${fix ? ` → ${fix.text}` : ''}`,
  )
}

/** A doc after a fix. */
export function fixed(text: Node, { range, text: words }: Fix): Node {
  const content = words === '' ? [] : [text.type.schema.text(words)]
  return text.replace(range.from, range.to, p(...content).slice(0))
}
