import type { Command, EditorState } from 'prosemirror-state'

export type BlockKind = 'p' | 'head' | 'dateline' | 'salute' | 'signed' | 'l' | 'ab' | 'quote' | 'item'
export declare function setBlockKind(kind: BlockKind): Command
/** The kind of the block at the start of the selection, `null` for another. */
export declare function blockKindAt(state: EditorState): BlockKind | null
