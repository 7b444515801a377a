import type { NoteNumbering } from '../../../shared/queries/note-numbers'
import { readPractice } from '../../../shared/queries/editorial-practice'
import type { At } from '../edition-texts/text-questions'
import { changePractice } from '../practice/change-practice'
import { doEditionAct, type TextWork } from '../register/edition-act'
import type { Session } from '../session'

/** Has the notes of all texts of the edition shown with other numbers, as one act; no text is changed. */
export async function showNumbering(session: Session, notes: NoteNumbering): Promise<boolean> {
  return session.edition !== null && changePractice(session, session.edition, { notes })
}

/** Writes new numbers into the notes of all texts of the edition, as one act with one undo; answers whether it was done. */
export async function writeNumbers(session: Session, notes: NoteNumbering): Promise<boolean> {
  const { edition, store } = session
  const row = edition === null ? undefined : await store.edition(edition)
  if (edition === null || row === undefined) return false
  const counted = new Map<string, { readonly count: number; readonly at: At }>()
  const whole = await session.texts.ask(
    edition,
    { kind: 'note-count', numbering: notes },
    {
      heard: ({ id }, count, at) => counted.set(id, { count, at }),
    },
  )
  if (!whole) return false
  let first = 1
  const texts: TextWork[] = []
  for (const { id } of await store.transcriptionsOf(edition)) {
    const found = counted.get(id)
    if (found === undefined) continue
    texts.push({ transcription: id, at: found.at, changes: [], numbers: { numbering: notes, first } })
    if (notes.series === 'edition') first += found.count
  }
  const practice = readPractice(row.practice)
  const after = { practice: { ...practice, notes } }
  const changesPractice = JSON.stringify(practice.notes) !== JSON.stringify(notes)
  return doEditionAct(session, {
    label: { code: 'number-notes', values: {} },
    texts,
    ...(changesPractice && {
      rows: [{ kind: 'edition', id: edition, before: { practice: row.practice ?? null }, after }],
    }),
  })
}
