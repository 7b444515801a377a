import type { DocRange } from '../finding'
import type { ProofBlock } from './block'

/** A block's text without what is not read (see `ProofBlock.aside`). */
export interface ReadText {
  readonly text: string
  /** What was left out, by the index of the character behind it in {@link text}. */
  readonly seams: ReadonlyMap<number, string>
  /** The index in the block's own text of an index in {@link text}: behind what was left out there. */
  readonly own: (index: number) => number
}

/**
 * Reads a block as its reader does: of texts that stand side by side the one that is read. Where nothing is left out, it is the
 * block's own text.
 */
export function readText({ read: { text }, aside }: ProofBlock): ReadText {
  if (aside.length === 0) return { text, seams: new Map(), own: (index) => index }
  const seams = new Map<number, string>()
  const gone: DocRange[] = []
  let [said, at] = ['', 0]
  for (const { from, to } of aside) {
    if (to <= at) continue
    const start = Math.max(at, from)
    said += text.slice(at, start)
    seams.set(said.length, `${seams.get(said.length) ?? ''}${text.slice(start, to)}`)
    gone.push({ from: start, to })
    at = to
  }
  const own = (index: number) => {
    let found = index
    for (const { from, to } of gone) if (from <= found) found += to - from
    return found
  }
  return { text: said + text.slice(at), seams, own }
}
