import type { PieceId } from '../../shared/pieces/piece'
import { jsonHeldBy, jsonRecord, recordsOf, wholeRecord, type TailBase, type TailRow } from './tail-format'

/** A file that this Worker alone may write (File System Standard); not among the types of the DOM library. */
export interface SyncFile {
  readonly read: (into: Uint8Array, options: { at: number }) => number
  readonly write: (bytes: Uint8Array, options: { at: number }) => number
  readonly truncate: (size: number) => void
  readonly getSize: () => number
  readonly flush: () => void
  readonly close: () => void
}

/** Where a record lies in its file, in bytes. */
export interface Range {
  readonly start: number
  readonly size: number
}

/** A file of a tail that this Worker writes. */
export class TailFile {
  readonly name: string
  readonly generation: number
  /** Where the records of these lie. */
  readonly pieces = new Map<PieceId, Range>()
  readonly kin = new Map<string, Range>()
  /** The rows with their digests, in order. */
  readonly rows: { readonly sum: string; readonly range: Range }[] = []
  /** The digest of the checkpoint that it begins with. */
  readonly sum: string
  readonly #file: SyncFile
  #size = 0

  constructor(name: string, file: SyncFile, { generation, body }: Pick<TailBase, 'generation' | 'body'>) {
    this.name = name
    this.#file = file
    this.generation = generation
    this.sum = body.sum ?? ''
  }

  /** Adds a record; where it does not go on the disk whole, the file is as it was, and an error is thrown. */
  write(record: Uint8Array): Range {
    const start = this.#size
    try {
      if (this.#file.write(record, { at: start }) !== record.length)
        throw new DOMException('The disk took only a part', 'QuotaExceededError')
    } catch (error) {
      this.#file.truncate(start)
      throw error
    }
    this.#size += record.length
    return { start, size: record.length }
  }

  writeRow(row: TailRow): void {
    this.rows.push({ sum: row.sum, range: this.write(jsonRecord('row', row)) })
  }

  /** The last row is not acknowledged: it goes again. */
  unwriteRow(): void {
    const last = this.rows.pop()
    if (last === undefined) return
    this.#size = last.range.start
    this.#file.truncate(this.#size)
  }

  read({ start, size }: Range): Uint8Array {
    const bytes = new Uint8Array(size)
    this.#file.read(bytes, { at: start })
    return bytes
  }

  flush(): void {
    this.#file.flush()
  }

  /** Knows what stands in it since before it was opened here. */
  index(bytes: Uint8Array): void {
    for (const record of recordsOf(bytes)) {
      const range = wholeRecord(record)
      this.#size = range.start + range.size
      if (record.kind === 'piece') this.pieces.set(record.digest, range)
      if (record.kind !== 'row') continue
      const row = jsonHeldBy(bytes, record) as TailRow | undefined
      this.rows.push({ sum: row?.sum ?? '', range })
    }
  }

  empty(): void {
    this.#file.truncate(0)
    this.#file.flush()
    this.#size = 0
  }

  close(): void {
    this.#file.close()
  }
}

/** Opens a file for writing, `null` where another window has it. */
export async function openFile(handle: FileSystemFileHandle): Promise<SyncFile | null> {
  const opening = handle as FileSystemFileHandle & { readonly createSyncAccessHandle?: () => Promise<SyncFile> }
  if (opening.createSyncAccessHandle === undefined) throw new DOMException('No such files', 'NotSupportedError')
  try {
    return await opening.createSyncAccessHandle()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NoModificationAllowedError') return null
    throw error
  }
}
