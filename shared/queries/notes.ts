import type { Node } from 'prosemirror-model'

export interface NoteAt {
  readonly pos: number
  readonly n: string
  readonly node: Node
  readonly block: boolean
}
export declare function notesOf(doc: Node): readonly NoteAt[]
