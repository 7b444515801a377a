import type { Command } from 'prosemirror-state'

export declare function insertPageBreak(n?: string): Command
export declare function movePageBreak(pos: number, to: number): Command
export declare function deletePageBreak(pos: number): Command
export declare function setPageNumber(pos: number, n: string): Command
/** Numbers all page breaks after the one at `pos` on from its number. */
export declare function renumberPagesFrom(pos: number): Command
