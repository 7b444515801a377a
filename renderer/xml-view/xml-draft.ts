import type { ChangeSet, Text } from '@codemirror/state'
import type { TextEdit } from '../../shared/xml/shown-lines'

/** What was typed in XML and is not applied, so that it can be typed again after the program ended. */
export interface XmlDraft {
  /** The digest of the XML that it was typed in. */
  readonly base: string
  readonly edits: readonly TextEdit[]
}

/** A set of changes as edits of the text before it, in order. */
export function editsOf(changes: ChangeSet): readonly TextEdit[] {
  const edits: TextEdit[] = []
  changes.iterChanges((from, to, _from, _to, text) => edits.push({ from, to, text: text.toString() }))
  return edits
}

const known = new WeakMap<Text, Promise<string>>()

/** What tells one text from another. Worked out once for each. */
export function digestOfText(text: Text): Promise<string> {
  const digest = known.get(text) ?? sha256(text.toString())
  known.set(text, digest)
  return digest
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
