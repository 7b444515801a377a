import type { Problem } from '../../../shared/host'

/** A stored text that cannot be read whole. */
export const textUnread: Problem = {
  code: 'text-unread',
  message:
    'This text cannot be read whole, because it is damaged or not there any more. Nothing was changed. Open it to see what is left of it.',
}

/** What an aborted question is answered with. */
export const cancelled: Problem = { code: 'cancelled', message: 'This was cancelled.' }

/** The Worker that reads texts has failed, twice. */
export const readerFailed: Problem = {
  code: 'texts-reader-failed',
  message:
    'Recto could not look through this text, because of an error of its own. Nothing was changed; your work is safe.',
}

/** A search by a regular expression of which nothing was heard for some milliseconds. */
export function searchTooLong(patience: number): Problem {
  const seconds = Math.ceil(patience / 1000)
  const message = `The regular expression was not through the text after ${String(seconds)} seconds, as happens where a repetition stands in a repetition. Nothing was changed. Make it simpler.`
  return { code: 'search-too-long', message, values: { count: seconds } }
}
