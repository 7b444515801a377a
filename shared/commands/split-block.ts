import type { Command } from 'prosemirror-state'

/** Enter. */
export declare const splitBlock: Command
