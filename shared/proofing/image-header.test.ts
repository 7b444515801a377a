import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { imageHeader, isPdf, isWhole } from './image-header'

const times = process.env['RECTO_CAMPAIGN']
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : part)))

const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], [0, 0, 0, 13], 'IHDR', [0, 0, 4, 0, 0, 0, 3, 0], [8, 0, 0, 0, 0])
const frame = [0xff, 0xc2, 0, 11, 8, 0x03, 0x00, 0x04, 0x00, 1, 1, 0x11, 0]
const lossy = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a], [0, 4, 0, 3])
const extended = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [0xff, 3, 0], [0xff, 2, 0])
const lossless = bytes(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8L',
  [0, 0, 0, 0, 0x2f, 0xff, 0xc3, 0xbf, 0x00],
  Array<number>(5).fill(0),
)

const exif = (orientation: number) => {
  const tiff = [...ascii('MM'), 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const data = [...ascii('Exif'), 0, 0, ...tiff]
  return [0xff, 0xe1, 0, data.length + 2, ...data]
}

test('the sizes of PNG, JPEG and WebP stand in their first bytes', () => {
  expect(imageHeader(png)).toEqual({ type: 'image/png', width: 1024, height: 768 })
  expect(imageHeader(bytes([0xff, 0xd8], frame))).toEqual({ type: 'image/jpeg', width: 1024, height: 768 })
  expect(imageHeader(lossy)).toEqual({ type: 'image/webp', width: 1024, height: 768 })
  expect(imageHeader(extended)).toEqual({ type: 'image/webp', width: 1024, height: 768 })
  expect(imageHeader(lossless)).toEqual({ type: 'image/webp', width: 1024, height: 768 })
})

test('a JPEG that lies on its side is as high as it is shown', () => {
  expect(imageHeader(bytes([0xff, 0xd8], exif(6), frame))).toMatchObject({ width: 768, height: 1024 })
  expect(imageHeader(bytes([0xff, 0xd8], exif(3), frame))).toMatchObject({ width: 1024, height: 768 })
})

test('what is no image, or is cut off, has no size', () => {
  expect(imageHeader(bytes('GIF89a'))).toBeNull()
  expect(imageHeader(png.subarray(0, 20))).toBeNull()
  expect(imageHeader(bytes([0xff, 0xd8, 0xff, 0xda], 'data data data'))).toBeNull()
  expect(imageHeader(new Uint8Array())).toBeNull()
})

test('an image that is cut off is told by its end', () => {
  expect(isWhole({ type: 'image/png' }, bytes([1, 2], 'IEND', [0, 0, 0, 0]))).toBe(true)
  expect(isWhole({ type: 'image/png' }, png)).toBe(false)
  expect(isWhole({ type: 'image/jpeg' }, bytes([0xff, 0xd8, 1, 0xff, 0xd9]))).toBe(true)
  expect(isWhole({ type: 'image/jpeg' }, bytes([0xff, 0xd8, 1, 2]))).toBe(false)
  expect(isWhole({ type: 'image/webp' }, lossy)).toBe(true)
  expect(isWhole({ type: 'image/webp' }, bytes('RIFF', [99, 0, 0, 0], 'WEBP'))).toBe(false)
})

test('a PDF may have other bytes before it', () => {
  expect(isPdf(bytes('\n\n%PDF-1.7'))).toBe(true)
  expect(isPdf(bytes('%PS'))).toBe(false)
})

test('whatever bytes there are, reading their size does not fail', () => {
  const starts = [png, lossy, extended, lossless, bytes([0xff, 0xd8], exif(6), frame)]
  const damaged = fc.tuple(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(60), fc.nat(255))), fc.nat(70))
  fc.assert(
    fc.property(damaged, ([start, changes, length]) => {
      const made = start.slice()
      for (const [at, value] of changes) if (at < made.length) made[at] = value
      const header = imageHeader(made.subarray(0, length))
      expect(header === null || (header.width > 0 && header.height > 0)).toBe(true)
    }),
    runs(500, times),
  )
})
