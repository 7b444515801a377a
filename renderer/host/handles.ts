import { Dexie, type Table, type Transaction } from 'dexie'
import type { FileRef } from '../../shared/host'

interface HandleRow {
  readonly token: string
  /** What the file is called, to look for it among the few of the same name only. */
  readonly name: string
  readonly handle: FileSystemFileHandle
}

/** The handles of files that the person chose, kept by the browser so that they can be written back to after a restart. */
class Handles extends Dexie {
  declare readonly handles: Table<HandleRow, string>

  constructor() {
    super('recto-files')
    this.version(1).stores({ handles: 'token' })
    this.version(2).stores({ handles: 'token, name' }).upgrade(nameHandles)
  }
}

/** Version 2: handles are found by the names of their files. */
async function nameHandles(transaction: Transaction): Promise<void> {
  const table = transaction.table<HandleRow, string>('handles')
  await table.toCollection().modify((row, place) => {
    place.value = { ...row, name: row.handle.name }
  })
}

const kept = new Handles()

/** Keeps a handle; answers with the reference to find it by, or `null` where the browser keeps none. */
export async function keepHandle(handle: FileSystemFileHandle): Promise<FileRef | null> {
  try {
    for (const row of await kept.handles.where('name').equals(handle.name).toArray())
      if (await row.handle.isSameEntry(handle)) return { name: handle.name, token: row.token }
    const token = crypto.randomUUID()
    await kept.handles.add({ token, name: handle.name, handle })
    return { name: handle.name, token }
  } catch {
    return null
  }
}

/** The handle that a reference stands for, `null` where it is not there. */
export async function handleOf(ref: FileRef): Promise<FileSystemFileHandle | null> {
  try {
    return (await kept.handles.get(ref.token))?.handle ?? null
  } catch {
    return null
  }
}
