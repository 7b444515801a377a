/** The folder of the tails of a library, in the origin private file system (File System Standard). */
export const tailFolder = (library: string): string => `recto-tails-${library}`

/** Where a tail of a text lies: a text has several places, of which one holds its tail. */
export const tailFileName = (text: string, place: number): string => `${encodeURIComponent(text)}~${String(place)}`

/** The text whose tail has a place in a file of this name. */
export const textOfTailFile = (name: string): string => decodeURIComponent(name.slice(0, name.lastIndexOf('~')))

/** The place that a file of this name is. */
export const placeOfTailFile = (name: string): number => Number(name.slice(name.lastIndexOf('~') + 1))

/** The files of a folder by name; none where there is no such folder. Throws where this browser has no such files. */
export async function filesIn(folder: string): Promise<ReadonlyMap<string, FileSystemFileHandle>> {
  const root = await navigator.storage.getDirectory()
  const found = new Map<string, FileSystemFileHandle>()
  await orNull(async () => {
    const directory = (await root.getDirectoryHandle(folder)) as FileSystemDirectoryHandle & Listed
    for await (const handle of directory.values())
      if (handle instanceof FileSystemFileHandle) found.set(handle.name, handle)
  })
  return found
}

/** How many places in a row are free where none further on is taken: dropping a text may have left one out. */
const gap = 3

/**
 * The files of one text in a folder by name, whatever else lies there; none where there is no such folder. Throws where
 * this browser has no such files.
 */
export async function filesOf(folder: string, text: string): Promise<ReadonlyMap<string, FileSystemFileHandle>> {
  const root = await navigator.storage.getDirectory()
  const found = new Map<string, FileSystemFileHandle>()
  const directory = await orNull(() => root.getDirectoryHandle(folder))
  if (directory === null) return found
  for (let place = 0, free = 0; free < gap; place += 1) {
    const name = tailFileName(text, place)
    const handle = await orNull(() => directory.getFileHandle(name))
    if (handle !== null) found.set(name, handle)
    free = handle === null ? free + 1 : 0
  }
  return found
}

/** What is asked of a folder; `null` where it, or what is looked for, is not there. */
async function orNull<T>(asked: () => Promise<T>): Promise<T | null> {
  try {
    return await asked()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null
    throw error
  }
}

/** Not among the types of the DOM library yet. */
interface Listed {
  readonly values: () => AsyncIterable<FileSystemHandle>
}

/** How often a file that is being written is read anew. */
const tries = 5

/** The bytes of a file; `null` where it is gone, or does not hold still. */
export async function bytesOfFile(handle: FileSystemFileHandle): Promise<Uint8Array | null> {
  for (let left = tries; left > 0; left -= 1) {
    try {
      return new Uint8Array(await (await handle.getFile()).arrayBuffer())
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
    }
  }
  return null
}
