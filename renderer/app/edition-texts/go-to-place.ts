import type { DocRange } from '../../../shared/finding'
import { reveal } from '../../editor/reveal'
import type { OpenText } from '../open-text'
import type { Session } from '../session'

/** How many frames a text that was opened is waited for. */
const patience = 120

/** Goes to a place in a text of the edition, which is opened where it is not; answers whether it could be. */
export async function goToPlace(session: Session, transcription: string, { from, to }: DocRange): Promise<boolean> {
  if (session.open?.text.id !== transcription && !(await session.openTranscription(transcription))) return false
  const text = session.open?.text
  if (text === undefined) return false
  await shown(text)
  // Another window may have shortened it since.
  const end = text.state.doc.content.size
  reveal(text, Math.min(from, end), Math.min(to, end), 'focus')
  return true
}

/** Waits until a text is on the screen. */
function shown(text: OpenText): Promise<void> {
  return new Promise((resolve) => {
    let left = patience
    const look = () => {
      if (text.view !== null || left-- <= 0) resolve()
      else requestAnimationFrame(look)
    }
    look()
  })
}
