import type { Node } from 'prosemirror-model'
import { blockSaid, shellOf, type Numbers } from './said'

/** A piece of a doc as it is aligned first: a whole block of running text, a leaf between blocks, or an edge of a container. */
export interface Item {
  readonly kind: 'line' | 'leaf' | 'open' | 'close'
  /** The block, or the container whose edge it is. */
  readonly node: Node
  /** Positions in the doc. */
  readonly from: number
  readonly to: number
  /** Equal for items that say the same. */
  readonly key: number
}

/** The items of what is in a node whose content begins at `start`, in order. Notes stand within their lines. */
export function itemsOf(parent: Node, start: number, numbers: Numbers): readonly Item[] {
  const items: Item[] = []
  addItems(parent, start, numbers, items)
  return items
}

function addItems(parent: Node, start: number, numbers: Numbers, items: Item[]): void {
  let from = start
  for (const node of parent.children) {
    const to = from + node.nodeSize
    if (node.isLeaf) items.push({ kind: 'leaf', node, from, to, key: numbers.of(`leaf ${shellOf(node)}`) })
    else if (node.inlineContent)
      items.push({ kind: 'line', node, from, to, key: numbers.of(`line ${blockSaid(node)}`) })
    else {
      items.push({ kind: 'open', node, from, to: from + 1, key: numbers.of(`open ${shellOf(node)}`) })
      addItems(node, from + 1, numbers, items)
      const name = String(node.attrs['name'])
      items.push({ kind: 'close', node, from: to - 1, to, key: numbers.of(`close ${node.type.name} ${name}`) })
    }
    from = to
  }
}
