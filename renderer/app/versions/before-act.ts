import type { Change, VersionAct } from '../../store/rows'
import type { Session } from '../session'

/**
 * Keeps a version of each text that an act of the library changes or puts another in the place of, before it is done. The
 * act can be undone as well, so one that cannot be kept does not stop it.
 */
export async function keepBeforeAct(session: Session, act: VersionAct, changes: readonly Change[]): Promise<void> {
  try {
    for (const id of await textsOf(session, changes)) await keepText(session, id, act)
  } catch (error) {
    // The library cannot be read: the act itself will say why.
    if (!(error instanceof Error)) throw error
  }
}

async function textsOf(session: Session, changes: readonly Change[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for (const change of changes) {
    if (change.kind === 'transcription' && change.after.body !== undefined) ids.add(change.id)
    if (change.kind !== 'steps') continue
    const body = await session.store.db.bodies.get(change.body)
    if (body !== undefined) ids.add(body.transcription)
  }
  return ids
}

/** The same before the last act, or the one with this id, is undone (`undone` is false) or done again. */
export async function keepBeforeTurn(session: Session, undone: boolean, id?: string): Promise<void> {
  // Where the library cannot be read, undoing itself says why.
  const act = await session.store.actToTurn(undone, id).catch(() => undefined)
  const code = undone ? 'library/redo' : 'library/undo'
  if (act !== undefined) await keepBeforeAct(session, { code, values: {} }, act.changes)
}

async function keepText({ open, store }: Session, id: string, act: VersionAct): Promise<void> {
  if (open?.text.id === id) {
    if (open.stored.readOnly === null) await open.versions.keepNow('before-act', null, act)
    return
  }
  const [text, row] = [await store.readText(id), await store.transcription(id)]
  if (text === null || row === undefined) return
  const { doc, guesses } = text
  const { words, pages } = row
  await store.keepVersion({
    transcription: id,
    state: { doc, guesses },
    why: 'before-act',
    name: null,
    act,
    words,
    pages,
  })
}
