import type { Mark, Node } from 'prosemirror-model'
import type { SpanAttrs } from '../schema'

/** What a node carries that is not said by it: where it stood in a file, and how it is shown. */
const unsaid: ReadonlySet<string> = new Set(['key', 'before', 'end', 'colwidth', 'amended'])

/** A number for each different string, so that what says the same is compared as numbers. */
export class Numbers {
  private readonly known = new Map<string, number>()

  of(said: string): number {
    const known = this.known.get(said)
    if (known !== undefined) return known
    this.known.set(said, this.known.size)
    return this.known.size - 1
  }
}

/** What a node says without what is in it and the spans on it: its type, name and attributes, in whatever order they stood. */
export function shellOf(node: Node): string {
  const attrs = Object.entries(node.attrs).filter(([name]) => !unsaid.has(name))
  return JSON.stringify([node.type.name, ...attrs.map(([name, value]) => [name, sorted(value)])])
}

/** What a span says, its id aside. */
export function spanSaid(mark: Mark): string {
  const { name, attributes } = mark.attrs as SpanAttrs
  return JSON.stringify([name, sorted(attributes)])
}

/**
 * All that a text block says, with its spans and notes. The ids of spans are told apart, but not told: they are numbered
 * as they come, so that two spans side by side are not one.
 */
export function blockSaid(block: Node): string {
  return said(block, new Map())
}

function said(node: Node, ids: Map<string, number>): string {
  const parts = [shellOf(node)]
  for (const child of node.children) {
    parts.push(child.marks.map((mark) => numbered(mark, ids)).join(''))
    parts.push(child.isText ? (child.text ?? '') : said(child, ids))
  }
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.join('\u0001')}\u0002`
}

function numbered(mark: Mark, ids: Map<string, number>): string {
  const { id } = mark.attrs as SpanAttrs
  const number = ids.get(id) ?? ids.size
  ids.set(id, number)
  return `${String(number)}${spanSaid(mark)}`
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
}
