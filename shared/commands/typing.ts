import type { EditorState, Transaction } from 'prosemirror-state'

/** For `handleTextInput`. */
export declare function typeText(state: EditorState, from: number, to: number, text: string): Transaction
/** For `appendTransaction`. */
export declare function afterDelete(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null
