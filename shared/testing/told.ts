import type { Node } from 'prosemirror-model'

/**
 * What a doc says, as a string to compare: without the keys and the white space that blocks remember from a source, and
 * with spans numbered by their first place instead of their ids.
 */
export function told(node: Node): string {
  const ids = new Map<string, number>()
  return JSON.stringify(node.toJSON(), (key, value: unknown) => {
    if (key === 'key' || key === 'before' || key === 'end') return undefined
    if (key !== 'id' || typeof value !== 'string') return value
    if (!ids.has(value)) ids.set(value, ids.size)
    return ids.get(value)
  })
}
