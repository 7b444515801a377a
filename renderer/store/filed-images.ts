import type { EditionFile, FiledImage } from '../../shared/edition-file/edition-file'
import type { Problem } from '../../shared/host'
import type { Database } from './db'
import { imagesOf, keepImageBytes } from './images'
import { writeProblem } from './problems'
import type { ImageRow, TranscriptionRow } from './rows'

/** How many bytes the images of an edition may have together to be `few`. */
export const fewImages = 20 * 1024 * 1024

/** The images of texts as an edition file holds them, by the ids of the texts; without their bytes where those are not wanted. */
export async function filedImages(
  db: Database,
  texts: readonly TranscriptionRow[],
  wanted: 'all' | 'few' | 'none',
): Promise<ReadonlyMap<string, readonly FiledImage[]>> {
  const rows = new Map<string, readonly ImageRow[]>()
  for (const { id } of texts) {
    const images = await imagesOf(db, id)
    if (images.length > 0) rows.set(id, images)
  }
  const size = [...rows.values()].flat().reduce((sum, image) => sum + image.size, 0)
  const isWanted = wanted === 'all' || (wanted === 'few' && size <= fewImages)
  const filed = new Map<string, readonly FiledImage[]>()
  for (const [id, images] of rows) {
    const list: FiledImage[] = []
    for (const row of images) {
      const bytes = isWanted ? await db.imageBytes.get(row.bytes) : undefined
      list.push({ ...factsOf(row), digest: row.bytes, bytes: bytes?.bytes ?? null })
    }
    filed.set(id, list)
  }
  return filed
}

/**
 * Puts the bytes of a file's images into the library, one after the other, before the act that takes the file in; why that could not be,
 * or `null`. Bytes that are not what the file says they are stay out.
 */
export async function keepFiledImages(db: Database, { transcriptions }: EditionFile): Promise<Problem | null> {
  try {
    for (const { bytes } of transcriptions.flatMap(({ images = [] }) => images))
      if (bytes !== null) await keepImageBytes(db, new Uint8Array(bytes))
    return null
  } catch (error) {
    return writeProblem(error)
  }
}

/** The names of the files from which images of a file's pages came whose bytes neither it nor the library has, each once. */
export async function lackingImages(db: Database, { transcriptions }: EditionFile): Promise<readonly string[]> {
  const left = transcriptions.flatMap(({ images = [] }) => images).filter(({ bytes }) => bytes === null)
  const there = new Set(
    await db.imageBytes
      .where('id')
      .anyOf(left.map(({ digest }) => digest))
      .primaryKeys(),
  )
  return [...new Set(left.filter(({ digest }) => !there.has(digest)).map(({ name }) => name))]
}

/** The rows of a filed text's images in the library, for a text of this id, each under an id of its own where that is taken. */
export async function rowsOfFiled(
  db: Database,
  images: readonly FiledImage[],
  transcription: string,
): Promise<ReadonlyMap<string, ImageRow>> {
  const known = new Set(
    await db.images
      .where('id')
      .anyOf(images.map(({ id }) => id))
      .primaryKeys(),
  )
  return new Map(
    images.map((image) => {
      const id = known.has(image.id) ? crypto.randomUUID() : image.id
      return [image.id, { ...factsOf(image), id, transcription, bytes: image.digest }] as const
    }),
  )
}

/** What a row and a filed image say alike. */
function factsOf({ id, name, sheet, type, width, height, position, size }: ImageRow | FiledImage) {
  return { id, name, sheet, type, width, height, position, size }
}
