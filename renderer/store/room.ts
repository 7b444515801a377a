/** How much room there must be before the library is written to, in bytes: for a new log, and for work until it is full. */
const needed = 8 * 1024 * 1024

/**
 * Whether there is room on the disk for the library, found out by writing a file beside it (File System Standard, origin
 * private file system): the browser's estimate does not know the disk. Where there are no such files, room is assumed.
 */
export async function hasRoom(): Promise<boolean> {
  const name = `recto-room-${crypto.randomUUID()}`
  try {
    const folder = await navigator.storage.getDirectory()
    const file = await folder.getFileHandle(name, { create: true })
    try {
      const writing = await file.createWritable()
      await writing.write(new Uint8Array(needed))
      await writing.abort()
    } finally {
      await folder.removeEntry(name)
    }
    return true
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'QuotaExceededError')
  }
}
