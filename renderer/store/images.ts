import type { Database } from './db'
import type { ImageRow } from './rows'

/** The images of a text in their order, without their bytes. */
export async function imagesOf(db: Database, transcription: string): Promise<readonly ImageRow[]> {
  return db.images.where('transcription').equals(transcription).sortBy('position')
}

/**
 * Keeps the bytes of an image, in a transaction of their own, unless the library has them; answers with their id. Nothing refers
 * to them until an act does, so whoever keeps them keeps pieces from being swept meanwhile (`sharingPieces`).
 */
export async function keepImageBytes(db: Database, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const id = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if ((await db.imageBytes.where('id').equals(id).count()) === 0) await db.imageBytes.put({ id, bytes })
  return id
}

/** An image to be shown; `null` where its bytes are not there. */
export async function imageBlob(db: Database, { bytes, type }: Pick<ImageRow, 'bytes' | 'type'>): Promise<Blob | null> {
  const row = await db.imageBytes.get(bytes)
  return row === undefined ? null : new Blob([new Uint8Array(row.bytes)], { type })
}
