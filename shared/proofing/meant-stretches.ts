import type { DocRange } from '../finding'
import type { ProofBlock } from './block'

/** Elements whose words are meant as they stand: an editor marked them as no words of the language. */
const asWritten = new Set('abbr am foreign mentioned distinct code gi att val idno formula'.split(' '))

/** Tells which stretches of a block's text stand as they are meant, by their tags. */
export function meantStretches({ tagged }: ProofBlock): (range: DocRange) => boolean {
  const meant = tagged.filter(({ name }) => asWritten.has(name))
  if (meant.length === 0) return () => false
  return ({ from, to }) => meant.some((one) => one.from < to && from < one.to)
}
