import type { Node } from 'prosemirror-model'
import type { Attributes } from '../schema'

/** A note and where it stands. */
export interface NoteAt {
  /** The position before it. */
  readonly pos: number
  /** Its number or sign as it stands in `@n`, or `''`. */
  readonly n: string
  readonly node: Node
  /** Whether it stands between blocks. */
  readonly block: boolean
}

/** All notes of a doc in order, those in notes too. Walks the doc. */
export function notesOf(doc: Node): readonly NoteAt[] {
  const found: NoteAt[] = []
  doc.descendants((node, pos) => {
    if (isNote(node)) found.push(noteAt(node, pos))
  })
  return found
}

/** A note at its place. */
export function noteAt(node: Node, pos: number): NoteAt {
  return { pos, n: noteNumber(node), node, block: node.isBlock }
}

/** Whether a node is a note, in running text or between blocks. */
export function isNote(node: Node): boolean {
  return node.type.name === 'note' || node.type.name === 'blockNote'
}

/** What stands in a note's `@n`, or `''`. */
export function noteNumber(node: Node): string {
  return (node.attrs['attributes'] as Attributes)['n'] ?? ''
}

/** Whether a note says nothing: no text, and nothing that shows something. */
export function isEmptyNote(node: Node): boolean {
  let empty = true
  node.descendants((child) => {
    if (child.isText ? /\S/.test(child.text ?? '') : child.isInline || (child.isLeaf && child.isBlock)) empty = false
    return empty
  })
  return empty
}
