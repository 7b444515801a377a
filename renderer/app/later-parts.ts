import type { Problem } from '../../shared/host'
import type { Command } from './command'
import { laterMessages } from './i18n'
import type { Session } from './session'
import type { TextScreen } from './TextScreen'

// What the library does not need is read after it is on the screen: each part by a function here, with the messages that go
// with it. Once one was read, it is there at once.

/** What is told where a part of the program cannot be read. */
export const partUnread: Problem = {
  code: 'part-unread',
  message:
    'A part of Recto could not be loaded, so what you asked for was not done. Nothing is lost. Load the window again; ' +
    'where that does not help, install Recto again.',
}

/** The screen of a text. */
export async function readTextScreen(): Promise<typeof TextScreen> {
  const part = await withMessages(import('./TextScreen'))
  textScreen = part.TextScreen
  return textScreen
}

let textScreen: typeof TextScreen | null = null

/** The screen of a text where it was read; `null` until then. */
export const textScreenRead = () => textScreen

/** The dialogs that the library needs before all others. What they say is there with the library. */
export const readFirstDialog = () => import('./FirstDialog')

/** All dialogs. */
export const readDialogs = () => withMessages(import('./Dialogs'))

/** The register beside an edition. */
export const readRegister = () => withMessages(import('./register/RegisterSide'))

/** What there is to recover from. */
export const readRooms = () => withMessages(import('./recovery/Rooms'))

/** The editor, and all that works beside an open text. */
export const readOpened = () => withMessages(import('./opened'))

/** What is done to the library. */
export const readLibraryWork = () => withMessages(import('./library-work'))

/** What is done to the library, once it was read. */
export type LibraryWork = Awaited<ReturnType<typeof readLibraryWork>>

/** Does something to the library, once what does it is read; says so where it cannot be. */
export async function withLibraryWork(session: Session, work: (library: LibraryWork) => unknown): Promise<void> {
  const library = await readLibraryWork().catch(() => null)
  if (library === null) session.tell(partUnread)
  else await work(library)
}

/** What changes texts in acts, which knows their grammar. */
export const readOwnTransaction = () => withMessages(import('./register/own-transaction'))

const readAllCommands = () => withMessages(import('./commands'))

/** Every command; none, and that is told, where they cannot be read. */
export async function readCommands(session: Session): Promise<readonly Command[]> {
  try {
    const { allCommands } = await readAllCommands()
    return allCommands(session)
  } catch {
    session.tell(partUnread)
    return []
  }
}

/** Reads what is needed next while nothing else is done, and calls `done` when every command is there; returns what stops that. */
export function readTheRest({ store }: Session, done: () => void): () => void {
  const waiting = requestIdleCallback(() => {
    // It reads the text that is opened first.
    void store.db.journalScribe.wake()
    const parts = [
      readLibraryWork,
      readDialogs,
      readTextScreen,
      readOpened,
      readRegister,
      readOwnTransaction,
      readRooms,
    ]
    // What cannot be read now is read, and missed, where it is needed.
    void Promise.allSettled(parts.map((read) => read()))
      .then(readAllCommands)
      .then(done, () => undefined)
  })
  return () => {
    cancelIdleCallback(waiting)
  }
}

async function withMessages<T>(part: Promise<T>): Promise<T> {
  const [read] = await Promise.all([part, laterMessages()])
  return read
}
