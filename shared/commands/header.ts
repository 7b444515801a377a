import type { Command } from 'prosemirror-state'

/** Sets the source text of the teiHeader; false where the doc has none. */
export declare function setHeader(xml: string): Command
