import type { Problem } from '../shared/host'
import { systemCode } from './file-problem'

/**
 * Why no second copy can be written into a folder, as a sentence for the person, from what the file system threw. A
 * programming error is thrown on.
 */
export function backupProblem(error: unknown, folder: string): Problem {
  const cause = systemCode(error)
  if (cause === null) throw error
  const { code, why, remedy } = reason(cause)
  return {
    code: `copies-${code}`,
    message: `No second copy can be written into the folder “${folder}”: ${why}. Your work is safe in the library, but no second copy is being made. ${remedy}`,
    values: { folder, cause },
  }
}

/** Why a folder that the person has just chosen was not taken. */
export function notTaken(problem: Problem, folder: string, before: string): Problem {
  const cause = String(problem.values?.['cause'] ?? '')
  const { why } = reason(cause)
  return {
    code: `${problem.code}-not-taken`,
    message: `The folder “${folder}” cannot take second copies: ${why}. Nothing was changed: copies go into “${before}” as before. Choose another folder.`,
    values: { folder, before, cause },
  }
}

/** A copy that is asked for by a name outside of the folder, or that is none. */
export function notACopy(token: string): Problem {
  return {
    code: 'not-a-copy',
    message: `“${token}” is no second copy in the folder of the copies, so it was not read. Nothing was changed. Choose one from the list.`,
    values: { token },
  }
}

interface Reason {
  readonly code: string
  readonly why: string
  readonly remedy: string
}

const elsewhere = 'Choose another folder.'

function reason(cause: string): Reason {
  switch (cause) {
    case 'ENOENT':
      return {
        code: 'folder-gone',
        why: 'it is not there',
        remedy: 'Connect its disk again, or choose another folder.',
      }
    case 'ENOTDIR':
    case 'EEXIST':
      return { code: 'not-a-folder', why: 'it is not a folder', remedy: elsewhere }
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'not-allowed',
        why: 'you may not write there',
        remedy: 'Ask for the right to write there, or choose another folder.',
      }
    case 'EROFS':
      return { code: 'read-only', why: 'its disk is read-only', remedy: elsewhere }
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'no-space', why: 'the disk is full', remedy: 'Make room on it, or choose another folder.' }
    case 'EFBIG':
      return { code: 'too-large', why: 'the copy is too large for its disk', remedy: elsewhere }
    case 'ENAMETOOLONG':
      return { code: 'name-too-long', why: 'its path is too long', remedy: 'Choose a folder with a shorter path.' }
    default:
      return {
        code: 'failed',
        why: `the system says ${cause}`,
        remedy: 'Look whether its disk is connected and sound, or choose another folder.',
      }
  }
}
