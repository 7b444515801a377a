import type { Command } from 'prosemirror-state'
import type { Attributes } from '../schema'

/** Gives an id that no span has; passed in, for the pure core knows no chance. */
export type NewId = () => string
export declare function tagSelection(name: string, attributes: Attributes, newId: NewId): Command
export declare function untag(id: string): Command
export declare function retag(id: string, name: string, attributes: Attributes): Command
export declare function extendTag(id: string, side: 'start' | 'end'): Command
export declare function shrinkTag(id: string, side: 'start' | 'end'): Command
