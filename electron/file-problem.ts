import { basename, dirname } from 'node:path'
import { isEditionFile, largestOf, type Problem } from '../shared/host'

/** What was being done to a file when it failed. */
export type FileAction = 'read' | 'write'

/**
 * What went wrong with a file, as a sentence for the person, from what the file system threw: its code (`ENOSPC`, see
 * Node's list of common system errors) decides. A programming error, which has no such code, is thrown on.
 */
export function fileProblem(error: unknown, action: FileAction, path: string): Problem {
  const cause = systemCode(error)
  if (cause === null) throw error
  const { code, message } = action === 'read' ? whileReading(cause, path) : whileWriting(cause, path)
  return { code, message, values: { file: basename(path), path, cause } }
}

/** A file that is larger than `largestOf` its name. */
export function tooLarge(path: string, size: number): Problem {
  const [is, most] = [megabytes(size), megabytes(largestOf(path))]
  const remedy = isEditionFile(path)
    ? 'It is a zip archive: its texts can be taken out of it and opened one by one.'
    : 'Divide it into smaller files.'
  return {
    code: 'too-large',
    message: `The file “${path}” is too large: it has ${is} MB, and Recto reads up to ${most} MB. Nothing was changed. ${remedy}`,
    values: { file: basename(path), path, size: is, most },
  }
}

/** What is neither a file nor a folder: a pipe or a device, which might never end. */
export function notAFile(path: string): Problem {
  return {
    code: 'not-a-file',
    message: `“${path}” is not a file but a device or a pipe, so it cannot be read. Nothing was changed.`,
    values: { file: basename(path), path },
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / (1024 * 1024))

/** The code of an error that the file system threw, such as `ENOENT`; `null` for any other error. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code)
    ? error.code
    : null
}

type Said = Pick<Problem, 'code' | 'message'>

function whileReading(cause: string, path: string): Said {
  const file = `The file “${path}”`
  switch (cause) {
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: 'file-gone',
        message: `${file} is not there. What Recto has stored is untouched. Look whether it was moved, renamed or deleted.`,
      }
    case 'EISDIR':
      return { code: 'is-folder', message: `“${path}” is a folder, not a file. Name a file in it.` }
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'not-allowed',
        message: `${file} may not be read by you. Nothing was changed. Ask for the right to read it, or copy it.`,
      }
    case 'EBUSY':
      return {
        code: 'busy',
        message: `${file} is in use by another program. Nothing was changed. Close it there, and try again.`,
      }
    case 'EMFILE':
    case 'ENFILE':
      return {
        code: 'too-many-open',
        message: `${file} could not be read: too many files are open. Nothing was changed. Close other programs, and try again.`,
      }
    default:
      return {
        code: 'read-failed',
        message: `${file} could not be read: the system says ${cause}. Nothing was changed. Look whether its disk is connected and sound.`,
      }
  }
}

function whileWriting(cause: string, path: string): Said {
  const failed = `The file “${path}” could not be written`
  const [kept, folder] = ['What was there before is untouched', dirname(path)]
  switch (cause) {
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: 'folder-gone',
        message: `${failed}: the folder “${folder}” is not there. Nothing was changed. Choose another folder.`,
      }
    case 'EISDIR':
      return { code: 'is-folder', message: `${failed}: it is a folder. Nothing was changed. Choose another name.` }
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'not-allowed',
        message: `${failed}: you may not write it, or not in its folder. ${kept}. Choose another folder.`,
      }
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'no-space',
        message: `${failed}: the disk is full. ${kept}. Make room on it, or choose another disk.`,
      }
    case 'EROFS':
      return { code: 'read-only', message: `${failed}: its disk is read-only. ${kept}. Choose another disk.` }
    case 'EFBIG':
      return { code: 'too-large', message: `${failed}: it is too large for its disk. ${kept}. Choose another disk.` }
    case 'EBUSY':
    case 'ETXTBSY':
      return {
        code: 'busy',
        message: `${failed}: it is in use by another program. ${kept}. Close it there, and try again.`,
      }
    case 'ENAMETOOLONG':
      return { code: 'name-too-long', message: `${failed}: its name is too long. ${kept}. Choose a shorter name.` }
    default:
      return {
        code: 'write-failed',
        message: `${failed}: the system says ${cause}. ${kept}. Look whether its disk is connected and sound.`,
      }
  }
}
