import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'

/** One random edit: a command by name, where (0 to 1 of the doc), how far, and which of what is possible. */
export interface RandomEdit {
  readonly command: string
  readonly at: number
  readonly size: number
  readonly pick: number
}

/** Makes of an edit the command that it means in a state; `null` where it means none there. */
export type Maker = (state: EditorState, draw: RandomEdit, newId: () => string) => Command | null

/** Words that are typed. */
export const WORDS = ['x', ' ', 'new words', '&<>', '“é”', '\u00a0', '😀', '. ', ' two']

/** The one of several that an edit means. */
export function pickOf<T>(items: readonly T[], { pick }: RandomEdit): T | undefined {
  return items[pick % Math.max(1, items.length)]
}

/** The position of the next node at or after the selection that `wanted` takes. */
export function nextNode(state: EditorState, wanted: (node: Node) => boolean): number | null {
  let found: number | null = null
  state.doc.nodesBetween(state.selection.from, state.doc.content.size, (node, pos) => {
    if (found === null && pos >= state.selection.from && wanted(node)) found = pos
    return found === null
  })
  return found
}
