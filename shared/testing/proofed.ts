import type { Node } from 'prosemirror-model'
import type { Doubt } from '../proofing/doubt'
import type { Proofer } from '../proofing/proofer'

/** All doubts of a doc, with their positions in the doc. */
export function doubtsOf(proofer: Proofer, doc: Node): readonly Doubt[] {
  const work = proofer.doubtsIn(doc)
  for (let turn = work.next(); ; turn = work.next()) {
    if (turn.done !== true) continue
    return turn.value.blocks.flatMap(({ start, doubts }) => doubts.map((doubt) => placed(doubt, start)))
  }
}

function placed(doubt: Doubt, start: number): Doubt {
  const moved = <T extends { readonly from: number; readonly to: number }>(range: T): T => ({
    ...range,
    ...{ from: range.from + start, to: range.to + start },
  })
  return {
    ...moved(doubt),
    fixes: doubt.fixes.map((fix) => ({ ...fix, range: moved(fix.range) })),
    elsewhere: doubt.elsewhere.map(moved),
  }
}
