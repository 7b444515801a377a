import i18next from 'i18next'
import { onWork } from '../../store/changes'
import { editionMarks } from '../../store/edition-marks'
import type { Session } from '../session'
import { storedShelf } from './copied'
import { Keeping } from './keeping'
import { SecondCopies } from './second-copies'

/** How long the end of the program waits for a second copy, in milliseconds; what is typed is stored before. */
const patience = 20_000
/** How often the shell is told meanwhile that work goes on, in milliseconds. */
const beat = 2000

/** What keeps the work of a session also outside of its library. */
export interface Copying {
  readonly copies: SecondCopies
  readonly keeping: Keeping
  /** Writes the last second copies, as the program ends; the person can close without them. */
  finish(): Promise<void>
  stop(): void
}

/** Copies what is worked on in a session; `bytesOf` makes an edition's file. */
export function startCopying(session: Session, bytesOf: SecondCopiesBytes): Copying {
  const { host, store } = session
  const { name } = store.db
  const copies = new SecondCopies({
    host,
    bytesOf,
    editions: () => editionMarks(store.db),
    shelf: storedShelf,
    // Awaited here, for the types of the platform let a promise within a promise through.
    alone: async (work) => await navigator.locks.request(`${name}/copies`, work),
    today: () => Date.now(),
    clock: () => performance.now(),
  })
  const keeping = new Keeping(host)
  store.db.editions
    .count()
    .then((count) => keeping.look(count > 0))
    .catch(ignore)
  let edition = session.edition
  const stops = [
    onWork(name, () => {
      copies.changed()
      keeping.worked()
    }),
    session.screen.subscribe(() => {
      const now = session.edition
      if (edition !== null && now !== edition) copies.left()
      edition = now
    }),
    copies.subscribe(sayChanges(session, copies)),
  ]
  return {
    copies,
    keeping,
    finish: () => finish(session, copies),
    stop: () => {
      copies.stop()
      for (const stop of stops) stop()
    },
  }
}

/** How the bytes of an edition's file are had. */
export type SecondCopiesBytes = ConstructorParameters<typeof SecondCopies>[0]['bytesOf']

const ignore = (): void => undefined

/** Says once when copies begin to fail, and when they are well again. */
function sayChanges(session: Session, copies: SecondCopies): () => void {
  let failing = false
  return () => {
    const { problem, place } = copies.get()
    const now = problem !== null
    if (now === failing || place === undefined) return
    failing = now
    session.say(i18next.t(now ? 'copies.failedSaid' : 'copies.wellSaid', { ns: 'recovery' }))
  }
}

async function finish({ host, job }: Session, copies: SecondCopies): Promise<void> {
  if (host.kind === 'browser') return
  const tell = () => void host.ask('window/working')
  tell()
  const beats = setInterval(tell, beat)
  let skip = ignore
  const skipped = new Promise<void>((resolve) => {
    skip = resolve
  })
  job.set({ label: i18next.t('copies.finishing', { ns: 'recovery' }), done: 0, total: 1, cancel: skip })
  await Promise.race([copies.finish(patience), skipped])
  clearInterval(beats)
  job.set(null)
}
