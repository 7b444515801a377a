import { imageCalled, pictureAddresses, type Picture, type PictureOf } from '../../../shared/export/pictures'
import type { TextToExport } from '../../../shared/export/format'
import type { Database } from '../../store/db'
import type { ImageRow } from '../../store/rows'

/**
 * The pictures that texts name by an address and that the library has among the images of the text, else of another one that is
 * exported: read only where they are named. An image is called as its file was.
 */
export async function picturesInLibrary(db: Database, texts: readonly TextToExport[]): Promise<PictureOf> {
  const ids = texts.map(({ id }) => id)
  const rows = (await db.images.where('transcription').anyOf(ids).toArray()).filter(({ sheet }) => sheet === null)
  const read = new Map<string, Picture | null>()
  const found = new Map<string, Picture>()
  for (const { id, doc } of rows.length === 0 ? [] : texts)
    for (const url of pictureAddresses(doc)) {
      const own = rows.filter((row) => row.transcription === id)
      const row = imageCalled(own, url) ?? imageCalled(rows, url)
      if (row === null) continue
      const picture = read.get(row.bytes) ?? (await pictureOf(db, row))
      read.set(row.bytes, picture)
      if (picture !== null) found.set(key(id, url), picture)
    }
  return (text, url) => found.get(key(text, url)) ?? null
}

async function pictureOf(db: Database, { name, type, width, height, bytes: id }: ImageRow): Promise<Picture | null> {
  const row = await db.imageBytes.get(id)
  return row === undefined ? null : { name, type, width, height, bytes: row.bytes }
}

const key = (text: string, url: string): string => JSON.stringify([text, url])
