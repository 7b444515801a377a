import type { Answer, FileRef, FileStamp, Host } from '../../../shared/host'

/** What tells these bytes from others, as a file that was written at `modified`. */
async function stampOf(bytes: Uint8Array, modified: number): Promise<FileStamp> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  const digits = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { size: bytes.length, modified, digest: digits }
}

/** The stamp of a file with these bytes that was just read or written; where its time cannot be had, that is now. */
export async function stampNow(host: Host, ref: FileRef, bytes: Uint8Array): Promise<FileStamp> {
  const stat = await host.ask('files/stat', ref)
  return stampOf(bytes, stat.ok ? stat.value.modified : Date.now())
}

/** A file as it lies there now, `null` where it is gone. Read whole: size and time can be equal where the bytes are not. */
export async function fileNow(
  host: Host,
  ref: FileRef,
): Promise<Answer<{ readonly bytes: Uint8Array; readonly stamp: FileStamp } | null>> {
  const read = await host.ask('files/read', ref)
  if (read.ok) return { ok: true, value: { bytes: read.value, stamp: await stampNow(host, ref, read.value) } }
  return read.problem.code === 'file-gone' ? { ok: true, value: null } : read
}
