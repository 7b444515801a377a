import type { Node, ResolvedPos } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import type { SpanAttrs } from '../schema'

/** A span and one stretch on which it stands. */
export interface Span extends SpanAttrs, DocRange {}

/** The spans around the caret or the start of the selection, outermost first; at a span's edge it counts as in it. */
export declare function spansAt(state: EditorState): readonly Span[]
/** Same, for any position. */
export declare function spansAround($pos: ResolvedPos): readonly Span[]
/** The stretch on which span `id` stands around `near`, over neighbouring blocks too; `null` where it does not stand there. */
export declare function spanRange(doc: Node, id: string, near: number): DocRange | null
/** A tagged stretch of text that can point at an entry. */
export interface Mention extends Span {
  readonly text: string
}
/** Names of the elements that are mentions. */
export declare const mentionNames: ReadonlySet<string>
/** All mentions of a doc in order. Walks the doc. */
export declare function mentionsIn(doc: Node, names?: ReadonlySet<string>): readonly Mention[]
