import type { Node } from 'prosemirror-model'
import type { BlockNames } from './block-names'
import { rankMeanings } from './rank'
import type { BlockPlace } from './text-blocks-of'
import { add, noEvidence, type TextEvidence } from './text-evidence'

/** From which share of all meanings on a name is settled for the others. */
const enough = 0.8

/**
 * Evidence with what it settles itself: namesakes that titles, offices or full names tell apart speak for those
 * that nothing tells apart, in their division and in the text. Linear in the names.
 */
export function withSettled(
  evidence: TextEvidence,
  blocks: readonly BlockPlace[],
  namesOf: (block: Node) => BlockNames,
): TextEvidence {
  const settled: { readonly entry: string; readonly block: number; readonly division: Node }[] = []
  for (const [index, { node, division }] of blocks.entries())
    for (const name of namesOf(node).known) {
      if (name.meanings.length < 2) continue
      const here = evidence.divisions.get(division) ?? noEvidence()
      const [best] = rankMeanings({ name, block: index, division: here, text: evidence })
      if (best && best.score >= enough) settled.push({ entry: best.entry, block: index, division })
    }
  for (const { entry, block, division } of settled) {
    const here = evidence.divisions.get(division)
    add(evidence.sure, entry, 1)
    if (!here) continue
    add(here.sure, entry, 1)
    here.first.set(entry, Math.min(here.first.get(entry) ?? Infinity, block))
  }
  return evidence
}
