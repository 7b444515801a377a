import type { Node } from 'prosemirror-model'
import type { SpanAttrs } from '../schema'
import { isInBrackets } from './plain-form'

/** How many square brackets open before a child of a block, and close after it. */
export interface PlainBrackets {
  readonly before: number
  readonly after: number
}

const none: PlainBrackets = { before: 0, after: 0 }

/** The brackets that spans of a block stand in in the source, for each child; those that are in its text already are not told again. */
export function plainBrackets(block: Node): (index: number) => PlainBrackets {
  const { children } = block
  if (!children.some((child) => bracketsOf(child).length > 0)) return () => none
  const written = new Set<string>()
  const ids = children.map((child) => bracketsOf(child))
  for (const [index, child] of children.entries())
    for (const id of ids[index] ?? [])
      if (!ids[index - 1]?.includes(id) && child.text?.startsWith('[') === true) written.add(id)
  const counted = ids.map((inner, index) => {
    const missing = (beside: readonly string[] | undefined) =>
      inner.filter((id) => !written.has(id) && beside?.includes(id) !== true).length
    return { before: missing(ids[index - 1]), after: missing(ids[index + 1]) }
  })
  return (index) => counted[index] ?? none
}

function bracketsOf({ marks }: Node): readonly string[] {
  return marks.flatMap(({ attrs }) => {
    const { id, attributes } = attrs as SpanAttrs
    return isInBrackets(attributes) ? [id] : []
  })
}
