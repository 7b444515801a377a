import type { Answer, FileRef, FileStamp, Host } from '../../../shared/host'
import { fileNow } from '../edition-files/file-stamps'

/** A file outside the library against what is known of it. */
export type OutsideFile =
  /** It is as it is known. `stamp` is how it is known now: the same bytes may have been written at another time. */
  | { readonly kind: 'same'; readonly stamp: FileStamp }
  | { readonly kind: 'changed'; readonly bytes: Uint8Array; readonly stamp: FileStamp }
  | { readonly kind: 'gone' }

/**
 * Looks whether a file changed since it was known as `known`: at its size and time, and only where those differ at its
 * bytes. Asks the person nothing; where the file may not be looked at, the answer is the problem.
 */
export async function lookAt(host: Host, ref: FileRef, known: FileStamp): Promise<Answer<OutsideFile>> {
  const stat = await host.ask('files/stat', ref)
  if (!stat.ok) return stat.problem.code === 'file-gone' ? { ok: true, value: { kind: 'gone' } } : stat
  const { size, modified } = stat.value
  if (size === known.size && modified === known.modified) return { ok: true, value: { kind: 'same', stamp: known } }
  return lookInto(host, ref, known)
}

/**
 * The same, always from its bytes: a clock may have been set, and two changes may have come in one second. Where nothing
 * is known of the file, it counts as changed.
 */
export async function lookInto(host: Host, ref: FileRef, known: FileStamp | null): Promise<Answer<OutsideFile>> {
  const read = await fileNow(host, ref)
  if (!read.ok) return read
  if (read.value === null) return { ok: true, value: { kind: 'gone' } }
  const { bytes, stamp } = read.value
  const kind = stamp.digest === known?.digest ? 'same' : 'changed'
  return { ok: true, value: { kind, bytes, stamp } }
}
