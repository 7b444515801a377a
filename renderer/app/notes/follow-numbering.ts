import type { NoteNumbering } from '../../../shared/queries/note-numbers'
import { noteNumberingOf, setNoteNumbering } from '../../editor/plugins/note-look'
import type { Session } from '../session'

/** Has the notes of the open text numbered as the practice of its edition says; returns what stops it. */
export function followNumbering(session: Session): () => void {
  let asked = 0
  const follow = async () => {
    const text = session.open?.text
    const numbering = session.practice.now.get().notes
    if (text === undefined || session.edition === null) return
    const turn = ++asked
    const first = numbering.series === 'edition' ? await numberBefore(session, session.edition, text.id, numbering) : 1
    if (turn !== asked || session.open?.text !== text) return
    const now = noteNumberingOf(text.state)
    const same = now.series === numbering.series && now.letters === numbering.letters && first === 1
    if (!same) text.dispatch(setNoteNumbering(text.state.tr, numbering, first))
  }
  const go = () => void follow()
  go()
  const stops = [session.screen.subscribe(go), session.practice.now.subscribe(go)]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The number of the first note of a text where numbers go on from the texts before it; texts that cannot be read count for nothing. */
export async function numberBefore(
  session: Session,
  edition: string,
  text: string,
  numbering: NoteNumbering,
): Promise<number> {
  const rows = await session.store.transcriptionsOf(edition)
  const before = rows
    .slice(
      0,
      Math.max(
        0,
        rows.findIndex(({ id }) => id === text),
      ),
    )
    .map(({ id }) => id)
  let first = 1
  if (before.length > 0)
    await session.texts.ask(
      edition,
      { kind: 'note-count', numbering },
      {
        texts: before,
        heard: (_, count) => {
          first += count
        },
      },
    )
  return first
}
