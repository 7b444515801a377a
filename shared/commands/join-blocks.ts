import type { Command } from 'prosemirror-state'

export declare const joinBackward: Command
export declare const joinForward: Command
