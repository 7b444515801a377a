import { strFromU8, strToU8 } from 'fflate'
import { digestOf } from '../../shared/pieces/piece'
import type { PieceId } from '../../shared/pieces/piece'
import type { BodyRow, EditionRow, TranscriptionRow } from './rows'

/**
 * The form of a tail: records one after the other, each with its kind (1 byte), the length of what it holds in bytes
 * (4 bytes, big-endian), the digest of that (24 letters, see `digestOf`), and what it holds. A base comes first: what is
 * known of the text (`base`), the pieces of its state, what belongs to it (`kin`) and the rows since its checkpoint; `end`
 * says that all of it is there. Rows that were stored later follow, so that only the last record can be a half one.
 */
export const tailVersion = 1

/** What a record of a tail holds: JSON in UTF-8, a piece as it is, or deflated JSON (`kin`). */
export type TailKind = 'base' | 'piece' | 'kin' | 'row' | 'end'

const kinds: Readonly<Record<TailKind, number>> = { base: 0x42, piece: 0x50, kin: 0x4b, row: 0x52, end: 0x45 }
const kindOf = new Map(Object.entries(kinds).map(([kind, code]) => [code, kind as TailKind]))

/** How long the head of a record is, in bytes. */
const headLength = 29

/** What the base of a tail says of its text. */
export interface TailBase {
  readonly recto: 'tail'
  readonly version: number
  /** The tail of a text with the greatest number is the last one. */
  readonly generation: number
  readonly schema: number
  readonly transcription: TranscriptionRow
  readonly edition: EditionRow | null
  /** The checkpoint from which the rows lead on. */
  readonly body: BodyRow
}

/** A row of the journal as a tail holds it. */
export interface TailRow {
  readonly body: string
  readonly act: string | null
  readonly at: number
  readonly steps: string
  /** The digest of it and of all rows before it. */
  readonly sum: string
}

/** A record of a tail, and where it lies. */
export interface TailRecord {
  readonly kind: TailKind
  /** The digest that was written with it. */
  readonly digest: string
  /** Where what it holds begins, in bytes from the start of the file. */
  readonly at: number
  readonly length: number
}

/** A record as bytes. */
export function recordOf(kind: TailKind, held: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headLength + held.length)
  bytes[0] = kinds[kind]
  new DataView(bytes.buffer).setUint32(1, held.length)
  bytes.set(strToU8(digestOf(held)), 5)
  bytes.set(held, headLength)
  return bytes
}

/** A record of JSON as bytes. */
export const jsonRecord = (kind: 'base' | 'row' | 'end', value: unknown): Uint8Array =>
  recordOf(kind, strToU8(JSON.stringify(value)))

/** Where the record with this content begins, and how long it is with its head. */
export const wholeRecord = ({ at, length }: Pick<TailRecord, 'at' | 'length'>) => ({
  start: at - headLength,
  size: length + headLength,
})

/** The records of a tail, as far as there are whole ones. Nothing is checked against its digest. */
export function* recordsOf(bytes: Uint8Array): Generator<TailRecord> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let start = 0; start + headLength <= bytes.length;) {
    const kind = kindOf.get(view.getUint8(start))
    const length = view.getUint32(start + 1)
    const at = start + headLength
    if (kind === undefined || at + length > bytes.length) return
    yield { kind, digest: strFromU8(bytes.subarray(start + 5, at), true), at, length }
    start = at + length
  }
}

/** The first record of these bytes, if it is whole. */
export function firstRecordOf(bytes: Uint8Array): TailRecord | null {
  for (const record of recordsOf(bytes)) return record
  return null
}

/** What a record holds; `undefined` where it is not what was written. */
export function heldBy(bytes: Uint8Array, { at, length, digest }: TailRecord): Uint8Array | undefined {
  const held = bytes.subarray(at, at + length)
  return digestOf(held) === digest ? held : undefined
}

/** What a record of JSON holds; `undefined` where it is not what was written. */
export function jsonHeldBy(bytes: Uint8Array, record: TailRecord): unknown {
  const held = heldBy(bytes, record)
  // What has its digest was written by us.
  return held === undefined ? undefined : (JSON.parse(strFromU8(held)) as unknown)
}

/** A tail as it lies in its file. */
export interface TailContents {
  readonly base: TailBase
  /** Pieces by their ids; not checked, for who reads a state checks them. */
  readonly pieces: ReadonlyMap<PieceId, Uint8Array>
  /** What belongs to the text, deflated. */
  readonly kin: readonly Uint8Array[]
  /** The rows that were stored since the checkpoint, as far as each is what was written. */
  readonly rows: readonly TailRow[]
}

/** Reads a tail; `null` where it is not a whole one. A row that is not what was written ends it. */
export function readTailBytes(bytes: Uint8Array): TailContents | null {
  const base = baseOf(bytes)
  if (base === null) return null
  const pieces = new Map<PieceId, Uint8Array>()
  const kin: TailRecord[] = []
  const rows: TailRow[] = []
  let isWhole = false
  let isBroken = false
  for (const record of recordsOf(bytes)) {
    const { kind, digest, at, length } = record
    if (kind === 'piece') pieces.set(digest, bytes.subarray(at, at + length))
    if (kind === 'end') isWhole = true
    if (kind === 'kin') kin.push(record)
    if (kind !== 'row' || isBroken) continue
    const row = jsonHeldBy(bytes, record) as TailRow | undefined
    if (row === undefined) isBroken = true
    else rows.push(row)
  }
  if (!isWhole) return null
  return {
    base,
    pieces,
    rows,
    // Large, and wanted only where the text is gone.
    get kin() {
      return kin.map((record) => heldBy(bytes, record)).filter((held) => held !== undefined)
    },
  }
}

/** What the base of a tail says; `null` where there is none, or a newer program wrote it. */
export function baseOf(bytes: Uint8Array): TailBase | null {
  const first = firstRecordOf(bytes)
  if (first?.kind !== 'base') return null
  const base = jsonHeldBy(bytes, first) as TailBase | undefined
  return base?.recto === 'tail' && base.version <= tailVersion ? base : null
}
