import type { EditorState } from 'prosemirror-state'

/** What is selected, where that is a few words of one block: what the person may look for; `null` otherwise. */
export function selectedWords(state: EditorState): string | null {
  const { from, to, $from, $to } = state.selection
  if (from === to || !$from.sameParent($to) || to - from > 200) return null
  return state.doc.textBetween(from, to)
}
