import { Fragment, type Node } from 'prosemirror-model'
import type { Attributes } from '../../schema'
import { withBlankLines } from '../../tei/plain-form'
import { plainLines } from '../../tei/plain-lines'

/**
 * Compares the layout that a doc has as plain text with that of the text it was made from, and notes in `@style` where
 * blocks stand further apart or nearer than usual. The positions in the doc stay.
 */
export function keepLayout(doc: Node, text: string): Node {
  const styles = new Map<number, number>()
  let offset = 0
  for (const line of plainLines(doc)) {
    let gap = 0
    while (text.charCodeAt(offset + gap) === 10) gap++
    if (gap !== line.gap) styles.set(line.position, offset === 0 ? gap : gap - 1)
    offset += gap + line.text.length
  }
  return styles.size === 0 ? doc : styled(doc, -1, styles)
}

function styled(node: Node, position: number, styles: ReadonlyMap<number, number>): Node {
  const lines = styles.get(position)
  if (node.isText || (node.isLeaf && lines === undefined)) return node
  const children: Node[] = []
  let changed = false
  node.forEach((child, offset) => {
    const made = styled(child, position + 1 + offset, styles)
    if (made !== child) changed = true
    children.push(made)
  })
  if (lines === undefined) return changed ? node.copy(Fragment.fromArray(children)) : node
  const attributes = withBlankLines(node.attrs['attributes'] as Attributes, lines)
  return node.type.create({ ...node.attrs, attributes }, Fragment.fromArray(children), node.marks)
}
