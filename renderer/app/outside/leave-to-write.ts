import type { FileRef } from '../../../shared/host'
import type { Session } from '../session'
import { comparedFile } from './compared-file'
import { lookInto, type OutsideFile } from './outside-file'
import type { OverwriteAnswer } from './OutsideDialog'

/**
 * Whether a file may be written over, which the person is asked where another program has changed it; and again where it
 * was changed once more while they looked.
 */
export async function leaveToWrite(
  session: Session,
  ref: FileRef,
  file: OutsideFile,
  written: Uint8Array,
): Promise<OverwriteAnswer> {
  if (file.kind !== 'changed' || sameBytes(file.bytes, written)) return 'overwrite'
  const compared = comparedFile(ref.name, file.bytes, written)
  const answer = await new Promise<OverwriteAnswer>((resolve) => {
    session.dialog.set({ kind: 'overwrite', compared, answer: resolve })
  })
  if (answer !== 'overwrite') return answer
  const now = await lookInto(session.host, ref, file.stamp)
  // What cannot be looked at cannot be written either, and that says why.
  return now.ok ? leaveToWrite(session, ref, now.value, written) : answer
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
