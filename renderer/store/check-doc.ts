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
      // Attributes that are nothing at all make errors of other kinds than a RangeError.
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

/** Checks a node part by part. Throws a RangeError where something is not as its schema says. */
export function* checkedParts(node: Node): Generator<void> {
  if (node.nodeSize < large || node.inlineContent) {
    node.check()
    yield
    return
  }
  if (!node.type.validContent(node.content)) throw new RangeError(`Invalid content for node ${node.type.name}`)
  checkAttributes(node)
  for (const child of node.children) yield* checkedParts(child)
}

/** The attributes of a node alone, for `Node.check` would look at all that is in it. */
function checkAttributes({ type, attrs }: Node): void {
  for (const [name, { validate }] of Object.entries(type.spec.attrs ?? {})) {
    if (typeof validate === 'function') validate(attrs[name])
    else if (validate !== undefined && !validate.split('|').includes(kindOf(attrs[name])))
      throw new RangeError(`Invalid value for attribute ${name} of node ${type.name}`)
  }
}

const kindOf = (value: unknown): string => (value === null ? 'null' : typeof value)
