import { Slice, type Node } from 'prosemirror-model'
import { DocAttrStep, ReplaceStep, Transform, type Step } from 'prosemirror-transform'
import type { SpanAttrs } from '../schema'
import { carried, spanIds } from './carry'
import { pairDocs } from './pairs'
import { addSteps } from './steps'

/**
 * The steps that bring a doc back to what it was at an earlier time, changing only what differs: none where nothing does.
 *
 * `source` says whether both stand on the same source file. Then the doc becomes the earlier one to the last key and span
 * id; else it says the same, and its blocks and spans keep the keys and ids by which they are known in the source of now,
 * new spans getting theirs from `newId`.
 */
export function restoreSteps(now: Node, then: Node, source: 'same' | 'another', newId: () => string): readonly Step[] {
  const pairs = pairDocs(now, then)
  const reading = { doc: then, spans: source === 'same' ? [] : spansOf(then) }
  const ids = source === 'same' ? new Map<string, string>() : spanIds(reading, pairs, newId)
  const target = carried(reading, now, pairs, { kind: source === 'same' ? 'kept' : 'own' }, ids)
  return smallest(now, target) ?? whole(now, target.doc)
}

function smallest(now: Node, { doc, from }: ReturnType<typeof carried>): readonly Step[] | null {
  const tr = new Transform(now)
  try {
    addSteps(tr, doc, from)
  } catch {
    // A step on the way may make what the schema does not allow, although the last one would not.
    return null
  }
  return tr.doc.eq(doc) ? tr.steps : null
}

/** All of it at once, where its parts cannot be changed one by one. */
function whole(now: Node, then: Node): readonly Step[] {
  const tr = new Transform(now)
  tr.step(new ReplaceStep(0, now.content.size, new Slice(then.content, 0, 0)))
  for (const [name, value] of Object.entries(then.attrs))
    if (JSON.stringify(value) !== JSON.stringify(now.attrs[name])) tr.step(new DocAttrStep(name, value))
  return tr.steps
}

/** The ids of the spans of a doc, in the order in which they begin. */
function spansOf(doc: Node): readonly string[] {
  const ids = new Set<string>()
  doc.descendants((node) => {
    for (const mark of node.marks) ids.add((mark.attrs as SpanAttrs).id)
  })
  return [...ids]
}
