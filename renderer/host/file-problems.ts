import { isEditionFile, largestOf, type Answer, type Problem } from '../../shared/host'

/** What a failed access to the file `name` means to the person. */
export function fileProblem(name: string, error: unknown): Problem {
  const kind = error instanceof DOMException ? error.name : 'unknown'
  const values = { name }
  switch (kind) {
    case 'NotFoundError':
      return {
        code: 'file-gone',
        message: `The file “${name}” is not there any more. Nothing was changed; choose another place for it.`,
        values,
      }
    case 'NotAllowedError':
    case 'SecurityError':
    case 'NoModificationAllowedError':
      return {
        code: 'not-allowed',
        message: `The browser may not use the file “${name}”. Nothing was changed; allow it, or export to another place.`,
        values,
      }
    case 'QuotaExceededError':
      return {
        code: 'no-space',
        message: `There is no space to write the file “${name}”. The file is as it was, and your work is safe in the library.`,
        values,
      }
    default:
      return {
        code: 'file-failed',
        message: `The file “${name}” cannot be used just now (${kind}). Nothing was changed; try again, or choose another place.`,
        values,
      }
  }
}

/** The bytes of a file that the browser handed over, or why they cannot be had. */
export async function readBytes(file: File): Promise<Answer<Uint8Array>> {
  if (file.size > largestOf(file.name)) return { ok: false, problem: tooLarge(file.name, file.size) }
  try {
    return { ok: true, value: new Uint8Array(await file.arrayBuffer()) }
  } catch (error) {
    return { ok: false, problem: fileProblem(file.name, error) }
  }
}

function tooLarge(name: string, size: number): Problem {
  const megabytes = (bytes: number) => Math.round(bytes / (1024 * 1024))
  const [is, most] = [megabytes(size), megabytes(largestOf(name))]
  const remedy = isEditionFile(name)
    ? 'It is a zip archive: its texts can be taken out of it and opened one by one.'
    : 'Divide the file, and open its parts.'
  return {
    code: 'too-large',
    message: `The file “${name}” has ${String(is)} MB; Recto reads such files up to ${String(most)} MB. Nothing was changed. ${remedy}`,
    values: { name, size: is, largest: most },
  }
}
