import type { FileHolder, FileRef, Problem } from '../../../shared/host'

/** The edition that is to be written is not there. */
export const editionGone: Problem = {
  code: 'edition-gone',
  message: 'This edition is not in the library any more. Nothing was changed.',
}

/** The Worker does not have the file any more. */
export const filePutAway: Problem = {
  code: 'edition-file-put-away',
  message: 'The file was closed meanwhile. Nothing was changed. Open it again.',
}

/** The Worker broke. */
export const editionFileFailed: Problem = {
  code: 'edition-file-failed',
  message:
    'The edition file could not be worked on to its end: it may be too large for this machine. Nothing was changed, and ' +
    'your work is safe in the library.',
}

/** The person did not want to wait. */
export const editionFileStopped: Problem = {
  code: 'edition-file-stopped',
  message: 'This was stopped. Nothing was changed.',
}

/** Another program has the file open. */
export function fileHeld({ name }: FileRef, { user, machine, since }: FileHolder): Problem {
  const when = new Date(since).toLocaleString()
  return {
    code: 'edition-file-held',
    message:
      `The file “${name}” is open in another Recto, of ${user} on ${machine}, since ${when}. What you do here is safe in ` +
      'the library; to save it to the file, take the file over or save to another.',
    values: { name, user, machine, when },
  }
}

/** Where every text of a file is damaged. */
export const nothingSound: Problem = {
  code: 'edition-file-nothing-sound',
  message:
    'The file is damaged, and none of its texts can be read. Nothing was taken in and nothing was changed. If you have ' +
    'another copy of it, open that one; Recovery in the File menu lists the second copies that there are.',
}
