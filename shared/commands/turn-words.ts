import type { Node } from 'prosemirror-model'
import { Mapping, ReplaceStep, type Step } from 'prosemirror-transform'

/**
 * What steps that change words come to on a doc to which something was done since (`since`, from the doc that they were made for):
 * each where its words stand now; one whose words were changed is left out.
 * Answers with what undoes them too, in the order in which to apply it.
 */
export function turnWords(
  doc: Node,
  steps: readonly ReplaceStep[],
  undoing: readonly Step[],
  since: Mapping,
): { readonly steps: readonly Step[]; readonly inverse: readonly Step[] } {
  const maps = steps.map((step) => step.getMap())
  const mapping = new Mapping(maps.toReversed().map((map) => map.invert()))
  mapping.appendMapping(since)
  const done: Step[] = []
  const inverse: Step[] = []
  let now = doc
  for (const [index, step] of steps.entries()) {
    const back = mapping.slice(steps.length - index)
    const mirror = steps.length - 1 - index
    const turned = step.map(back)
    const undo = undoing[steps.length - 1 - index]
    const fits = turned instanceof ReplaceStep && undo instanceof ReplaceStep && standsThere(now, turned, undo)
    const { doc: after } = fits ? turned.apply(now) : { doc: null }
    if (turned === null || after === null) continue
    inverse.unshift(turned.invert(now))
    done.push(turned)
    mapping.appendMap(turned.getMap(), mirror)
    now = after
  }
  return { steps: done, inverse }
}

/** Whether what a step takes out is what its inverse would put in: nobody changed it since. */
function standsThere(doc: Node, { from, to }: ReplaceStep, undo: ReplaceStep): boolean {
  if (from < 0 || to > doc.content.size) return false
  const gone = doc.slice(from, to)
  return (
    gone.content.textBetween(0, gone.content.size, '\n', '\uFFFC') ===
    undo.slice.content.textBetween(0, undo.slice.content.size, '\n', '\uFFFC')
  )
}
