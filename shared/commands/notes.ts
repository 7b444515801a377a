import type { Command } from 'prosemirror-state'

export declare function insertNote(options?: { readonly n?: string }): Command
/** Escape in a note: the caret goes to just after it. */
export declare const leaveNote: Command
/** Deletes the selected note, or the one at `pos`, or the one the caret is in. */
export declare function deleteNote(pos?: number): Command
export declare const nextNote: Command
export declare const previousNote: Command
export declare const renumberNotes: Command
export declare function numberToNote(from: number, to: number): Command
export declare function noteToNumber(pos: number): Command
