import type { Session } from '../session'
import type { OpenText } from '../open-text'

/** A short plain text of the fictional port, with a page and a note-like number. Only tests use it. */
export const telegram = `412.07/18: Telegram

The Consul at Halvard (Ames) to the Minister of Trade

11. The harbour board received me this morning.

[Page 212]

Mr. Solberg admitted that the figure was open to discussion.

Ames
`

/** A short TEI file. */
export const letter = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt></fileDesc></teiHeader>
  <text><body><div>
    <p>See <persName>Mr. Solberg</persName> there.</p>
  </div></body></text>
</TEI>
`

/** The text that is open in a session. */
export function openTextOf({ open }: Session): OpenText {
  if (open === null) throw new Error('No text is open')
  return open.text
}

/** Types at the start of a word of the open text. */
export function typeBefore(session: Session, word: string, text: string): void {
  const { state, dispatch } = openTextOf(session)
  let at = -1
  state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? '').indexOf(word) : -1
    if (index >= 0 && at < 0) at = pos + index
  })
  dispatch(state.tr.insertText(text, at))
}
