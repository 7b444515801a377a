import { afterEach, beforeEach, expect, test } from 'vitest'
import { Database } from '../../store/db'
import { imageBlob } from '../../store/images'
import type { TakenImage } from './image-reading'
import { ImageTaker } from './image-taker'
import { pdfOf, pngOf } from './test-files'

let db: Database
let taker: ImageTaker

beforeEach(async () => {
  db = new Database(`images-${crypto.randomUUID()}`)
  await db.open()
  taker = new ImageTaker(db.name)
})
afterEach(async () => {
  taker.stop()
  db.scribe.stop()
  await db.delete()
})

async function taken(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const images: TakenImage[] = []
  const problems = await taker.take(name, bytes, (image) => images.push(image))
  return { images, problems: problems?.map(({ code }) => code) }
}

const darkest = async (image: TakenImage): Promise<number> => {
  const blob = await imageBlob(db, image)
  if (blob === null) throw new Error('The bytes are not there')
  const bitmap = await createImageBitmap(blob)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const { data } = context?.getImageData(0, 0, bitmap.width, Math.floor(bitmap.height / 3)) ?? { data: [] }
  let least = 255
  for (let at = 0; at < data.length; at += 4) least = Math.min(least, data[at] ?? 255)
  return least
}

test('an image is kept as it is, once for equal bytes', async () => {
  const { images, problems } = await taken('p1.png', await pngOf(30, 40))
  expect(problems).toEqual([])
  expect(images).toMatchObject([{ name: 'p1.png', sheet: null, type: 'image/png', width: 30, height: 40 }])
  await taken('again.png', await pngOf(30, 40))
  expect(await db.imageBytes.count()).toBe(1)
  const [image] = images
  expect(image && new Uint8Array((await (await imageBlob(db, image))?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(
    await pngOf(30, 40),
  )
})

test('the pages of a PDF become images that can be read, with the labels that it gives them', async () => {
  const { images, problems } = await taken('volume.pdf', pdfOf(['Left page', 'Right page'], 192))
  expect(problems).toEqual([])
  expect(images).toMatchObject([
    { name: 'volume.pdf', sheet: 1, label: '192', type: 'image/webp' },
    { name: 'volume.pdf', sheet: 2, label: '193', type: 'image/webp' },
  ])
  for (const image of images) {
    expect(Math.max(image.width, image.height)).toBeGreaterThan(1300)
    expect(await darkest(image)).toBeLessThan(80)
  }
})

test('what is broken, cut off or no image is left out with a sentence, and the next file is taken', async () => {
  const png = await pngOf(30, 40)
  expect((await taken('a.png', new TextEncoder().encode('no image'))).problems).toEqual(['not-an-image'])
  expect((await taken('b.png', png.slice(0, png.length - 20))).problems).toEqual(['image-cut-off'])
  expect((await taken('c.pdf', new TextEncoder().encode('%PDF-1.4 broken'))).problems).toEqual(['pdf-damaged'])
  expect((await taken('d.png', png)).problems).toEqual([])
  expect(await db.imageBytes.count()).toBe(1)
})

test('a PDF of more pages than any volume has is left out with a sentence', async () => {
  expect((await taken('bomb.pdf', pdfOf(['One'], 1, 5001))).problems).toEqual(['pdf-too-long'])
  expect((await taken('next.pdf', pdfOf(['One'], 1))).images).toHaveLength(1)
})

test('where the library is gone, that is told, and not that the file is damaged', async () => {
  db.close()
  await db.delete()
  expect((await taken('whole.pdf', pdfOf(['One'], 1))).problems).toEqual(['library-gone'])
  expect((await taken('whole.png', await pngOf(30, 40))).problems).toEqual(['library-gone'])
})

test('taking is stopped in the middle of a file', async () => {
  const pages = Array.from({ length: 40 }, (_, index) => `Page ${String(index)}`)
  let seen = 0
  const problems = await taker.take('long.pdf', pdfOf(pages, 1), () => {
    seen += 1
    taker.stop()
  })
  expect(problems).toBeNull()
  expect(seen).toBeLessThan(40)
})
