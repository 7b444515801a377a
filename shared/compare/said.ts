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

// No control character can stand in XML, so what is told with them between is told apart.
const [BETWEEN, WITHIN, END] = ['\u0001', '\u0002', '\u0003']

/** What a node says without what is in it and the spans on it: its type, name and attributes, in whatever order they stood. */
export function shellOf(node: Node): string {
  let said = node.type.name
  for (const name in node.attrs) if (!unsaid.has(name)) said += `${BETWEEN}${told(node.attrs[name])}`
  return said
}

/** What a span says, its id aside. */
export function spanSaid(mark: Mark): string {
  const { name, attributes } = mark.attrs as SpanAttrs
  return `${name}${BETWEEN}${told(attributes)}`
}

/**
 * All that a text block says, with its spans and notes. The ids of spans are told apart, but not told: they are numbered
 * as they come, so that two spans side by side are not one.
 */
export function blockSaid(block: Node): string {
  return said(block, new Map())
}

function said(node: Node, ids: Map<string, number>): string {
  let all = shellOf(node)
  for (const child of node.children) {
    all += WITHIN
    for (const mark of child.marks) all += numbered(mark, ids)
    all += WITHIN + (child.text ?? said(child, ids))
  }
  return all + END
}

function numbered(mark: Mark, ids: Map<string, number>): string {
  const { id } = mark.attrs as SpanAttrs
  const number = ids.get(id) ?? ids.size
  ids.set(id, number)
  return `${BETWEEN}${String(number)} ${spanSaid(mark)}`
}

/** A value of an attribute; of the attributes of an element all, by their names. */
function told(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return String(value)
  const names = Object.keys(value)
  if (names.length === 0) return ''
  const attributes = value as Readonly<Record<string, unknown>>
  return names.sort().reduce((all, name) => `${all}${WITHIN}${name}${WITHIN}${String(attributes[name])}`, '')
}
