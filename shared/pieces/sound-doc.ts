import { Fragment, type ContentMatch, type Node } from 'prosemirror-model'

/**
 * A doc of the schema with everything that is in this one: what must not be empty is filled, what may not stand in a
 * place is wrapped in what may, else its content stands there. Throws a RangeError where a leaf itself is not of the
 * schema.
 */
export function soundDoc(doc: Node): Node {
  const sound = soundNode(doc)
  sound.check()
  return sound
}

function soundNode(node: Node): Node {
  if (node.isLeaf) return node
  const children = node.children.map(soundNode)
  const content = Fragment.fromArray(children)
  if (node.type.validContent(content)) return node.copy(content)
  return node.copy(Fragment.fromArray(fitted(node.type.contentMatch, children)))
}

function fitted(start: ContentMatch, children: readonly Node[]): Node[] {
  const placed: Node[] = []
  let match = start
  const place = (child: Node): boolean => {
    const nodes = placing(match, child)
    if (nodes === null) return false
    placed.push(...nodes)
    match = match.matchFragment(Fragment.fromArray(nodes)) ?? match
    return true
  }
  const placeAll = (nodes: readonly Node[]): void => {
    for (const child of nodes) if (!place(child) && !child.isLeaf) placeAll(child.children)
  }
  placeAll(children)
  return [...placed, ...(match.fillBefore(Fragment.empty, true)?.content ?? [])]
}

/** What stands at a place so that `child` can stand there too: itself, with what must come before it, or wrapped. */
function placing(match: ContentMatch, child: Node): readonly Node[] | null {
  if (match.matchType(child.type) !== null) return [child]
  const before = match.fillBefore(Fragment.from(child))
  if (before !== null) return [...before.content, child]
  const wrapping = match.findWrapping(child.type)
  if (wrapping === null) return null
  return [wrapping.reduceRight((inner, type) => type.create(null, inner), child)]
}
