import type { Command } from 'prosemirror-state'

export declare const insertLineBreak: Command
/** A special character or any other text, at the caret. */
export declare function insertText(text: string): Command
