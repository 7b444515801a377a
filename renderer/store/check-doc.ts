import type { Node } from 'prosemirror-model'

/** From this size on a node is checked child by child, in positions. */
const large = 8000
/** How long to check before others have their turn, in milliseconds. */
const turn = 5
/** How long to wait after the text was shown, in milliseconds: what stands beside it comes first. */
const rest = 1500

/**
 * Holds a doc against its schema as `Node.check` does, in turns while nothing else is done; calls `unsound` where it is none of
 * the schema. Returns what stops it.
 */
export function checkWhileIdle(doc: Node, unsound: () => void): () => void {
  const work = checkedParts(doc)
  let waiting = 0
  const next = () => {
    waiting = requestIdleCallback(check)
  }
  const check = () => {
    const start = performance.now()
    try {
      while (performance.now() - start < turn) if (work.next().done === true) return
    } catch {
      unsound()
      return
    }
    next()
  }
  const timer = setTimeout(next, rest)
  return () => {
    clearTimeout(timer)
    cancelIdleCallback(waiting)
  }
}

/**
 * Checks a node part by part: its content, for the attributes of nodes and marks were looked at when those were made (`plain-attrs.ts`).
 * Throws a RangeError where something is not as its schema says.
 */
export function* checkedParts(node: Node): Generator<void> {
  if (node.nodeSize < large || node.inlineContent) {
    node.check()
    yield
    return
  }
  if (!node.type.validContent(node.content)) throw new RangeError(`Invalid content for node ${node.type.name}`)
  for (const child of node.children) yield* checkedParts(child)
}
