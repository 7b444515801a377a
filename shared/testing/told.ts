import type { Node } from 'prosemirror-model'
import type { Attributes } from '../schema'

/**
 * What a doc says, as a string to compare: without the keys and the white space that blocks remember from a source, and
 * with spans numbered by their first place instead of their ids, and attributes in the order of their names.
 */
export function told(node: Node): string {
  const ids = new Map<string, number>()
  return JSON.stringify(node.toJSON(), (key, value: unknown) => {
    if (key === 'key' || key === 'before' || key === 'end') return undefined
    if (key === 'attributes') return Object.entries(value as Attributes).sort(([a], [b]) => (a < b ? -1 : 1))
    if (key !== 'id' || typeof value !== 'string') return value
    if (!ids.has(value)) ids.set(value, ids.size)
    return ids.get(value)
  })
}
