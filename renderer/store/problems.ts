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
  if (name === 'LibraryGone')
    return {
      code: 'library-gone',
      message:
        'This transcription is not in the library any more: the library was deleted or emptied while Recto was ' +
        'running. What you see is safe while this window is open; Recto can write it into a new library.',
    }
  if (name === 'LibraryUpdated' || name === 'VersionError')
    return {
      code: 'library-updated',
      message:
        'A newer Recto has opened the library and changed how it is kept, so the last changes here cannot be saved. ' +
        'They are safe while this window is open: export the text, then load this page again.',
    }
  return {
    code: 'store-failed',
    message:
      'The last changes could not be saved, because the library does not answer. They are safe while this window ' +
      'is open. Recto keeps trying; export the text to be sure.',
    values: { error: name },
  }
}

/** What it means that the changes are in the library, and not in the journal beside it; `hasRoom` is whether the disk has room. */
export function tailProblem(error: unknown, hasRoom: boolean): Problem {
  if (!hasRoom || errorName(error) === 'QuotaExceededError')
    return writeProblem(new DOMException('', 'QuotaExceededError'))
  return {
    code: 'tail-failed',
    message:
      'The last changes are in the library, but the second journal beside it, from which they would come back if the ' +
      'library were lost, cannot be written. Recto keeps trying; export the text to be sure.',
    values: { error: errorName(error) },
  }
}

/** What it means that the library cannot be opened. */
export function openProblem(error: unknown): Problem {
  if (error instanceof LibraryUpdated) return libraryNewer
  if (errorName(error) === 'QuotaExceededError')
    return {
      code: 'library-no-room',
      message:
        'The disk is full, so Recto leaves its library closed: to write to it now could damage it. Nothing was changed. ' +
        'Free some space, then try again.',
    }
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

/** What it means that a transcription is not there. */
export const textGone: Problem = {
  code: 'transcription-gone',
  message: 'This transcription is not in the library any more. Nothing was changed.',
}

/** Why a text of a newer program can only be read. */
export const bodyNewer: Problem = {
  code: 'body-newer',
  message:
    'This transcription was last edited with a newer Recto, so it can only be read here. Nothing in it was changed.',
}

/** What it means that a newer Recto wrote the file of an edition. */
export const editionNewer: Problem = {
  code: 'edition-newer',
  message:
    'The file of this edition was written by a newer Recto, so here it can only be read. To work on it, duplicate the edition, ' +
    'or open its file in the newer Recto.',
}

/** What it means that nothing of a text can be read. */
export const bodyUnreadable: Problem = {
  code: 'body-unreadable',
  message:
    'This transcription cannot be read from the library. Nothing was changed or deleted; the file it came from is ' +
    'still in the library and can be read again.',
}

/** What it means that the last `count` rows of a journal cannot be read, or are not there (0). */
export function journalDamaged(count: number): Problem {
  const what =
    count === 0
      ? 'The last stored changes of this transcription are not in the library any more.'
      : `The last stored changes of this transcription cannot be read (${String(count)} of them). `
  return {
    code: count === 0 ? 'journal-short' : 'journal-damaged',
    message:
      count === 0
        ? `${what} The text is as it was before them; look in its versions and copies for what is missing.`
        : `${what}The text is as it was before them; what could not be read was set aside and is not deleted.`,
    values: { count },
  }
}

/**
 * What it means that a stored text is damaged: what is shown is what the sound parts give, or the last version.
 * `changes` steps that were stored after it could not be done again.
 */
export function checkpointDamaged(shown: 'salvaged' | 'version', changes: number): Problem {
  const what =
    shown === 'salvaged'
      ? 'A part of this transcription as it was stored is damaged. You see everything that could be read; passages may be missing.'
      : 'This transcription as it was stored is damaged. You see its last version that could be read.'
  return {
    code: shown === 'salvaged' ? 'checkpoint-damaged' : 'checkpoint-unreadable',
    message:
      `${what} What is damaged was set aside with the changes made after it and is not deleted. ` +
      'Compare with its versions, its copies on disk or the file it came from, which are untouched, and bring back what is missing.',
    values: { changes },
  }
}

/** Thrown within a transaction, to take it back, where another window appended to the same body. */
export class ChangedElsewhere extends Error {
  override readonly name = 'ChangedElsewhere'
}

/** Thrown within a transaction, to take it back, where what it would add to is not in the library. */
export class LibraryGone extends Error {
  override readonly name = 'LibraryGone'
}

/** Thrown instead of opening the library again where a newer program has changed how it is kept. */
export class LibraryUpdated extends Error {
  override readonly name = 'LibraryUpdated'
}

/** The name that tells errors of the database apart, also where Dexie wrapped it. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const inner = (error as Error & { readonly inner?: unknown }).inner
  if (inner instanceof DOMException && inner.name !== 'AbortError') return inner.name
  return error.name
}
