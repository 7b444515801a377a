import type { Mark, Node } from 'prosemirror-model'
import type { Mapping } from 'prosemirror-transform'
import { spanId } from '../queries/spans'
import { runsBetween } from './mention-changes'
import { SpanStep } from './span-step'

/**
 * What a step of spans comes to on a doc that was changed since the step was made for it: what has other spans now is left
 * alone, and a span that was widened or parted since changes wherever it stands. `since` is what was done to positions;
 * where it is not known (`null`), only spans that are there already can be changed. `null` where it would do nothing,
 * `'lost'` where it cannot be said what it would do.
 */
export function turnMentions(doc: Node, step: SpanStep, since: Mapping | null): SpanStep | null | 'lost' {
  if (since === null && step.runs.some(putsNew)) return 'lost'
  const mapped = since === null ? null : step.map(since)
  const placed = mapped === null ? doc : mapped.apply(doc).doc
  if (placed === null) return 'lost'
  const wanted = meaningsOf(step)
  const rest = runsOnSpans(placed, wanted)
  const after = rest.length === 0 ? placed : new SpanStep(rest).apply(placed).doc
  if (after === null) return 'lost'
  const runs = runsBetween(doc, after, [...(mapped?.runs ?? []), ...rest])
  return runs.length === 0 ? null : new SpanStep(runs)
}

const putsNew = ({ before, after }: SpanStep['runs'][number]): boolean => {
  const known = new Set(before.map(spanId))
  return after.some((mark) => !known.has(spanId(mark)))
}

/** What each span that a step changes was, and becomes: `null` where it goes. */
interface Meaning {
  readonly was: Mark
  readonly becomes: Mark | null
}

function meaningsOf(step: SpanStep): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const { before, after } of step.runs)
    for (const was of before) {
      const id = spanId(was)
      const becomes = after.find((mark) => spanId(mark) === id) ?? null
      if (becomes?.eq(was) !== true) meanings.set(id, { was, becomes })
    }
  return meanings
}

function runsOnSpans(doc: Node, meanings: ReadonlyMap<string, Meaning>): SpanStep['runs'] {
  const runs: SpanStep['runs'][number][] = []
  doc.descendants((node, pos) => {
    const concerned = node.marks.some((mark) => meanings.get(spanId(mark))?.was.eq(mark))
    if (!concerned) return
    const after = node.marks.flatMap((mark) => {
      const meaning = meanings.get(spanId(mark))
      if (meaning?.was.eq(mark) !== true) return [mark]
      return meaning.becomes === null ? [] : [meaning.becomes]
    })
    runs.push({ from: pos, to: pos + node.nodeSize, before: node.marks, after })
  })
  return runs
}
