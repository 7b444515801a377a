import { Fragment, Slice, type Node } from 'prosemirror-model'
import { AttrStep, DocAttrStep, ReplaceAroundStep, ReplaceStep, type Step } from 'prosemirror-transform'
import type { Difference } from './difference'
import { fittedPassage } from './fitted-passage'

/**
 * The steps that put the passage of `old` in the place of that of `doc`, and touch nothing else; `null` where the passage
 * cannot stand there by itself. `difference` is one of `compareDocs(old, doc)`; after these steps those that stand before it
 * still hold, so several are restored from the last to the first. Spans that reach over an edge go on in the passage;
 * `newId` gives ids to spans of it that would otherwise be taken for others. The doc after it is valid. Walks the doc.
 */
export function restoreDifference(
  doc: Node,
  old: Node,
  difference: Difference,
  newId: () => string,
): readonly Step[] | null {
  const steps = stepsFor(doc, old, difference, newId)
  let result: Node | null = doc
  for (const step of steps) result = result && step.apply(result).doc
  return result && isValid(result) ? steps : null
}

function stepsFor(doc: Node, old: Node, difference: Difference, newId: () => string): readonly Step[] {
  const { old: was, new: is } = difference
  if (was.to === 0 && is.to === 0)
    return Object.entries(old.attrs)
      .filter(([name]) => !placed.has(name))
      .map(([name, value]) => new DocAttrStep(name, value))
  const [before, now] = [old.nodeAt(was.from), doc.nodeAt(is.from)]
  const opening = was.to === was.from + 1 && is.to === is.from + 1
  if (opening && before && now && !before.isLeaf && !now.isLeaf) return shellSteps(now, before, is.from)
  return [new ReplaceStep(is.from, is.to, fittedPassage(doc, old, difference, newId))]
}

/** What a node remembers of its own place in a file. */
const placed: ReadonlySet<string> = new Set(['key', 'before', 'end', 'amended'])

/** Gives a node the type, name and attributes of another. */
function shellSteps(node: Node, before: Node, at: number): readonly Step[] {
  const attrs = Object.entries(before.attrs).filter(([name]) => !placed.has(name))
  if (node.type === before.type) return attrs.map(([name, value]) => new AttrStep(at, name, value))
  const kept = Object.entries(node.attrs).filter(([name]) => placed.has(name))
  const shell = before.type.create({ ...before.attrs, ...Object.fromEntries([...attrs, ...kept]) })
  const end = at + node.nodeSize
  return [new ReplaceAroundStep(at, end, at + 1, end - 1, new Slice(Fragment.from(shell), 0, 0), 1, true)]
}

function isValid(doc: Node): boolean {
  try {
    doc.check()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
