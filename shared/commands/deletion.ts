import type { Command } from 'prosemirror-state'

export type DeletionUnit = 'character' | 'word'
/** Backspace: the whole chain. */
export declare function deleteBackward(unit: DeletionUnit): Command
/** Delete: the whole chain. */
export declare function deleteForward(unit: DeletionUnit): Command
