import { ChangeSet, EditorState, type Text } from '@codemirror/state'
import type { ShownXml } from '../app/mirror/questions'

/** The XML that is shown, and how it is related to the text. */
export interface Shown {
  /** The revision of the text that it was written from. */
  readonly revision: number
  readonly text: Text
  readonly hidden: ShownXml['hidden']
  readonly places: ShownXml['places']
}

/** The XML after the text was written anew, from the XML before. */
export function changed(before: Text, change: ShownXml['change']): Text {
  if (change.kind === 'whole') return EditorState.create({ doc: change.text }).doc
  if (change.edit === null) return before
  const { from, to, text } = change.edit
  return ChangeSet.of({ from, to, insert: text }, before.length).apply(before)
}
