import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { TEI_NAMESPACE } from '../namespaces'
import { changedElements, type PlacedElement } from '../queries/changed-elements'
import { rootScope } from '../queries/element-names'
import { spanAttrs } from '../queries/spans'
import type { Attributes } from '../schema'
import { rowOf } from '../tei/table'
import { spanMark } from './span-marks'
import { SpanStep } from './span-step'

/**
 * In a text whose TEI has a prefix (`t:p`), gives it, in `tr`, to the elements that are new there and have none: those that
 * commands make, and those pasted from other texts. Elements that were there without one stay as they are.
 */
export function prefixNew(tr: Transaction, before: Node): void {
  const prefix = prefixOf(tr.doc)
  if (prefix === null) return
  const { kept, gone, come } = changedElements(before, tr.doc)
  const old = [...kept.map((pair) => pair.before), ...gone].flatMap(itself)
  const known = new Set(old.map(nameOf))
  const names = new Set(old.flatMap(({ marks }) => marks.map((mark) => spanAttrs(mark).name)))
  const isNew = (name: string, there: ReadonlySet<string>) =>
    name !== '' && !name.includes(':') && rowOf(name) !== undefined && !there.has(name)
  for (const { node, pos } of [...kept.map((pair) => pair.after), ...come].flatMap(placedIn)) {
    if (pos >= 0 && isNew(nameOf(node), known)) tr.setNodeAttribute(pos, 'name', prefix + nameOf(node))
    const marks = node.marks.map((mark) => {
      const { name, ...rest } = spanAttrs(mark)
      return isNew(name, names) ? spanMark({ ...rest, name: prefix + name }) : mark
    })
    if (marks.some((mark, index) => mark !== node.marks[index]))
      tr.step(new SpanStep([{ from: pos, to: pos + node.nodeSize, before: node.marks, after: marks }]))
  }
}

/** The prefix of TEI with its colon; `null` where it has none. */
function prefixOf(doc: Node): string | null {
  const scope = rootScope(String(doc.attrs['name']), doc.attrs['attributes'] as Attributes)
  if (scope.uriOf('') === TEI_NAMESPACE) return null
  const prefix = scope.prefixOf(TEI_NAMESPACE)
  return prefix === null || prefix === '' ? null : `${prefix}:`
}

function nameOf(node: Node): string {
  return String(node.attrs['name'] ?? '')
}

function itself({ node }: PlacedElement): readonly Node[] {
  return [node, ...node.children.filter((child) => child.isInline || child.isLeaf)]
}

/** An element, and what stands directly in it that is no element of its own among the changed ones. */
function placedIn({ node, pos }: PlacedElement): readonly { readonly node: Node; readonly pos: number }[] {
  const found = [{ node, pos }]
  node.forEach((child, offset) => {
    if (child.isLeaf) found.push({ node: child, pos: pos + 1 + offset })
  })
  return found
}
