import { deflateSync, strToU8 } from 'fflate'
import { assertNever } from '../../shared/finding'
import type { PieceId } from '../../shared/pieces/piece'
import {
  baseOf,
  firstRecordOf,
  heldBy,
  jsonRecord,
  recordOf,
  recordsOf,
  type TailBase,
  type TailRow,
} from './tail-format'
import { openFile, TailFile, type SyncFile } from './tail-file'
import { bytesOfFile, filesIn, filesOf, placeOfTailFile, tailFileName, textOfTailFile } from './tail-files'
import type { TailAnswer, TailAsked, TailKin, TailLacks, TailQuestion } from './tail-messages'

/** A tail that is written: the file that holds it, and the one that will, while a base is made. */
interface Written {
  readonly text: string
  current: TailFile | null
  next: { readonly file: TailFile; readonly goesOn: boolean } | null
}

const tails = new Map<string, Written>()

async function answer({ folder, asked }: TailQuestion): Promise<TailLacks | null> {
  switch (asked.kind) {
    case 'begin':
      return begin(folder, asked)
    case 'part':
      for (const [id, bytes] of asked.pieces) putPiece(nextOf(asked.tail).file, id, bytes)
      for (const one of asked.kin) putKin(nextOf(asked.tail).file, one)
      return null
    case 'end':
      await end(folder, asked.tail, asked.rows)
      return null
    case 'append':
      append(asked.tail, asked.row)
      return null
    case 'close':
      close(asked.tail)
      return null
    case 'drop':
      await drop(folder, new Set(asked.texts))
      return null
    default:
      return assertNever(asked)
  }
}

async function begin(folder: string, asked: Extract<TailAsked, { readonly kind: 'begin' }>): Promise<TailLacks> {
  const { tail, text } = asked
  const written = tails.get(tail) ?? { text, current: null, next: null }
  tails.set(tail, written)
  written.next?.file.close()
  written.next = null
  const { generation, free } = await look(folder, written)
  const base = { ...asked.base, generation: generation + 1 }
  const file = new TailFile(free.name, free.file, base)
  file.empty()
  written.next = { file, goesOn: asked.goesOn }
  file.write(jsonRecord('base', base))
  return { pieces: copied(written.current, file, asked.pieces), kin: copiedKin(written.current, file, asked.kin) }
}

/** Looks which tails of a text there are: opens the last one, unless it is open, and a place for the next. */
async function look(
  folder: string,
  written: Written,
): Promise<{ readonly generation: number; readonly free: { readonly name: string; readonly file: SyncFile } }> {
  const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true })
  const files = await filesOf(folder, written.text)
  let last: { readonly handle: FileSystemFileHandle; readonly base: TailBase; readonly bytes: Uint8Array } | null = null
  let generation = written.current?.generation ?? 0
  for (const [, handle] of files) {
    const bytes = await bytesOfFile(handle)
    const base = bytes === null ? null : baseOf(bytes)
    if (bytes === null || base === null) continue
    generation = Math.max(generation, base.generation)
    const isWhole = [...recordsOf(bytes)].some(({ kind }) => kind === 'end')
    if (isWhole && base.generation > (last?.base.generation ?? 0)) last = { handle, base, bytes }
  }
  if (written.current === null && last !== null) {
    const file = await openFile(last.handle)
    if (file !== null) {
      written.current = new TailFile(last.handle.name, file, last.base)
      written.current.index(last.bytes)
    }
  }
  for (let place = 0; ; place += 1) {
    const name = tailFileName(written.text, place)
    // The last one stays as it is also where another window has it.
    if (name === written.current?.name || name === last?.handle.name) continue
    const file = await openFile(await directory.getFileHandle(name, { create: true }))
    if (file !== null) return { generation, free: { name, file } }
  }
}

/** Copies the pieces that the file before holds; answers with the others. */
function copied(from: TailFile | null, to: TailFile, ids: readonly PieceId[]): readonly PieceId[] {
  return ids.filter((id) => {
    const range = from?.pieces.get(id)
    if (from === null || range === undefined) return true
    const bytes = from.read(range)
    const record = firstRecordOf(bytes)
    if (record?.digest !== id || heldBy(bytes, record) === undefined) return true
    to.pieces.set(id, to.write(bytes))
    return false
  })
}

function copiedKin(from: TailFile | null, to: TailFile, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => {
    const range = from?.kin.get(key)
    if (from === null || range === undefined) return true
    to.kin.set(key, to.write(from.read(range)))
    return false
  })
}

function putPiece(file: TailFile, id: PieceId, bytes: Uint8Array): void {
  file.pieces.set(id, file.write(recordOf('piece', bytes)))
}

function putKin(file: TailFile, { key, value }: TailKin): void {
  const range = file.write(recordOf('kin', deflateSync(strToU8(JSON.stringify(value)))))
  if (key !== null) file.kin.set(key, range)
}

async function end(folder: string, tail: string, rows: readonly TailRow[]): Promise<void> {
  const { file, goesOn } = nextOf(tail)
  const written = tails.get(tail)
  if (written === undefined) return
  const { current } = written
  for (const row of rows) file.writeRow(row)
  if (goesOn && current !== null) for (const range of rowsAfter(current, file.sum)) copyRow(current, file, range)
  file.write(jsonRecord('end', {}))
  // Only what is on the disk takes the place of what is.
  file.flush()
  written.current = file
  written.next = null
  current?.empty()
  current?.close()
  await emptyOthers(folder, written.text, file.name)
}

function rowsAfter(file: TailFile, sum: string): TailFile['rows'] {
  const at = file.rows.findLastIndex((row) => row.sum === sum)
  if (at < 0 && file.sum !== sum) throw new RangeError('The tail does not hold the row that its new base goes on from')
  return file.rows.slice(at + 1)
}

function copyRow(from: TailFile, to: TailFile, { sum, range }: TailFile['rows'][number]): void {
  to.rows.push({ sum, range: to.write(from.read(range)) })
}

/** What windows that were killed have left, and nobody else has open, gives its room back. */
async function emptyOthers(folder: string, text: string, name: string): Promise<void> {
  for (const [other, handle] of await filesOf(folder, text)) {
    if (other === name) continue
    if ((await handle.getFile()).size === 0) continue
    const file = await openFile(handle)
    file?.truncate(0)
    file?.close()
  }
}

function append(tail: string, row: TailRow): void {
  const current = tails.get(tail)?.current
  if (!current) throw new RangeError('There is no tail to append to')
  current.writeRow(row)
  try {
    current.flush()
  } catch (error) {
    current.unwriteRow()
    throw error
  }
}

function close(tail: string): void {
  const written = tails.get(tail)
  tails.delete(tail)
  written?.next?.file.close()
  written?.current?.close()
}

async function drop(folder: string, texts: ReadonlySet<string>): Promise<void> {
  for (const [tail, { text }] of [...tails]) if (texts.has(text)) close(tail)
  const root = await navigator.storage.getDirectory()
  const names = [...(await filesIn(folder)).keys()].filter((name) => texts.has(textOfTailFile(name)))
  // The last place goes first: what is left where this is broken off has no gap, and is found.
  for (const name of names.sort((a, b) => placeOfTailFile(b) - placeOfTailFile(a)))
    await (await root.getDirectoryHandle(folder)).removeEntry(name)
}

function nextOf(tail: string): { readonly file: TailFile; readonly goesOn: boolean } {
  const next = tails.get(tail)?.next
  if (!next) throw new RangeError('No base is being written')
  return next
}

let turn: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<TailQuestion>) => {
  turn = turn.then(async () => {
    const { id } = data
    const told = await answer(data).then(
      (lacks): TailAnswer => ({ id, ok: true, lacks }),
      (error: unknown): TailAnswer => ({ id, ok: false, error: error instanceof Error ? error.name : 'unknown' }),
    )
    postMessage(told)
  })
})
