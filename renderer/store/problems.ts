import type { Problem } from '../../shared/host'

/** What a failed write of the database means to the person. */
export function writeProblem(error: unknown): Problem {
  const name = errorName(error)
  if (name === 'QuotaExceededError')
    return {
      code: 'no-space',
      message:
        'The disk is full, so the last changes could not be saved. They are safe while this window is open. ' +
        'Free some space (Recto keeps trying), or export the text now.',
    }
  if (name === 'ChangedElsewhere')
    return {
      code: 'changed-elsewhere',
      message:
        'This transcription was changed in another window, so the last changes here cannot be saved into it. They are ' +
        'safe: when you leave the text, Recto keeps it as a copy beside the other.',
    }
  return {
    code: 'store-failed',
    message:
      'The last changes could not be saved, because the library does not answer. They are safe while this window ' +
      'is open. Recto keeps trying; export the text to be sure.',
    values: { error: name },
  }
}

/** What it means that the library cannot be opened. */
export function openProblem(error: unknown): Problem {
  return {
    code: 'library-unavailable',
    message:
      'The browser or the system keeps Recto from its library, so it could not store your work; nothing was changed ' +
      'or lost. Leave a private window for an ordinary one, allow this page to store data, or free some disk space, ' +
      'and try again.',
    values: { error: errorName(error) },
  }
}

/** What it means that a newer Recto wrote the library. */
export const libraryNewer: Problem = {
  code: 'library-newer',
  message:
    'The library was written by a newer Recto. Nothing in it was changed. Start the newer Recto to go on working.',
}

/** What it means that the library, which was open, cannot be read. */
export const readProblem: Problem = {
  code: 'library-unreadable',
  message:
    'The library does not answer just now. Nothing in it was changed, and what you typed is safe while this window ' +
    'is open. Export the open text if there is one, then start Recto again.',
}

/** Thrown within a transaction, to take it back, where another window appended to the same body. */
export class ChangedElsewhere extends Error {
  override readonly name = 'ChangedElsewhere'
}

/** The name that tells errors of the database apart, also where Dexie wrapped it. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const inner = (error as Error & { readonly inner?: unknown }).inner
  if (inner instanceof DOMException && inner.name !== 'AbortError') return inner.name
  return error.name
}
