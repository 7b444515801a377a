import type { Node, Slice } from 'prosemirror-model'
import type { NewId } from './tag'

/** What must not stand twice in a doc. */
export interface TakenIds {
  readonly spans: ReadonlySet<string>
  readonly xmlIds: ReadonlySet<string>
  readonly keys: ReadonlySet<number>
}
/** Walks the doc. */
export declare function takenIds(doc: Node): TakenIds
/** What a move brings back is not taken. */
export declare const nothingTaken: TakenIds
/** For `transformPasted`. */
export declare function prepareForPaste(slice: Slice, taken: TakenIds, newId: NewId): Slice
