import { imageHeader } from '../../shared/proofing/image-header'
import type { PageRecord } from '../../shared/proofing/page-record'
import { keepImageBytes } from '../store/images'
import type { ImageRow, PageRecordsRow, TranscriptionRow } from '../store/rows'
import type { Store } from '../store/store'
import type { BesideTexts } from './import-files'

/** The addresses of the page images of the sample edition, by path; `e2e/sample-images.mjs` draws them. */
const files = import.meta.glob<string>('./sample/images/*.webp', { query: '?url', import: 'default' })

/**
 * The images of the pages of the sample edition, for its texts that were just read: each text begins on a page whose break it lacks, or
 * is one page. `name` is that of the file, which begins as its images do.
 */
export async function sampleImages(
  store: Store,
  made: readonly { readonly name: string; readonly transcription: TranscriptionRow }[],
): Promise<BesideTexts> {
  const images: ImageRow[] = []
  const pageRecords: PageRecordsRow[] = []
  for (const { name, transcription } of made) {
    const rows: ImageRow[] = []
    const paths = Object.keys(files).filter((path) => path.startsWith(`./sample/images/${name.slice(0, 2)}-`))
    for (const path of paths.sort()) {
      const row = await imageFrom(store, path, transcription.id, rows.length)
      if (row !== null) rows.push(row)
    }
    const shown = rows.slice(-Math.max(1, transcription.pages))
    const pages = shown.map(({ id, name: file }): PageRecord => {
      const n = transcription.pages === 0 ? '' : file.replace(/^\d+-|\.webp$/g, '')
      return { id: crypto.randomUUID(), n, marks: [], image: { image: id, turned: 0 } }
    })
    images.push(...rows)
    if (pages.length > 0) pageRecords.push({ transcription: transcription.id, pages, gone: [] })
  }
  const changes = images.map((row) => ({ kind: 'image', id: row.id, before: null, after: row }) as const)
  return { changes, created: { pageRecords } }
}

async function imageFrom(
  { db }: Store,
  path: string,
  transcription: string,
  position: number,
): Promise<ImageRow | null> {
  const address = await files[path]?.()
  if (address === undefined) return null
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  const header = imageHeader(bytes)
  if (header === null) return null
  const kept = { bytes: await keepImageBytes(db, bytes), size: bytes.length }
  const name = path.slice(path.lastIndexOf('/') + 1)
  return { id: crypto.randomUUID(), transcription, name, sheet: null, position, ...header, ...kept }
}
