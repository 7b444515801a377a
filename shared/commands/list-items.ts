import type { Command } from 'prosemirror-state'

export declare const wrapInList: Command
/** Shift-Tab. */
export declare const liftItem: Command
/** Tab. */
export declare const sinkItem: Command
