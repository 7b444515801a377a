import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { matchImages, setLink, shiftLinks, swapLinks, unlinkPage, type PageLinks } from './match-images'

const times = process.env['RECTO_CAMPAIGN']
const named = (...names: string[]) => names.map((name) => ({ id: name, name, label: null }))
const match = (names: readonly string[], numbers: readonly string[]) => {
  const { by, links } = matchImages(named(...names), numbers)
  return [by, ...links]
}

test('images find their pages by the number in their names, wherever it stands there', () => {
  expect(match(['v1_p0192.jpg', 'v1_p0193.jpg'], ['192', '193'])).toEqual(['number', 'v1_p0192.jpg', 'v1_p0193.jpg'])
  expect(match(['193 of 200.png', '194 of 200.png'], ['194', '193'])).toEqual([
    'number',
    '194 of 200.png',
    '193 of 200.png',
  ])
  expect(match(['a-iv.webp', 'a-12v.webp'], ['[iv]', '12v'])).toEqual(['number', 'a-iv.webp', 'a-12v.webp'])
})

test('images come in order where their names say little of the pages', () => {
  expect(match(['IMG_2201.jpg', 'IMG_2202.jpg'], ['192', '193'])).toEqual(['order', 'IMG_2201.jpg', 'IMG_2202.jpg'])
  expect(match(['recto.png'], ['', ''])).toEqual(['order', 'recto.png', null])
  expect(match([], ['1'])).toEqual(['order', null])
})

test('images without a page, and pages without an image, are left over', () => {
  expect(match(['cover.jpg', '1.jpg', '2.jpg', '4.jpg'], ['1', '2', '3', '4'])).toEqual([
    'number',
    '1.jpg',
    '2.jpg',
    null,
    '4.jpg',
  ])
})

test('an image without a number comes between its neighbours if there is just as much room', () => {
  expect(match(['1.jpg', 'plate.jpg', '3.jpg', '4.jpg'], ['1', '', '3', '4'])).toEqual([
    'number',
    '1.jpg',
    'plate.jpg',
    '3.jpg',
    '4.jpg',
  ])
})

test('pages of a PDF are known by their labels', () => {
  const sheets = ['i', 'ii', '1', '2'].map((label, index) => ({ id: `s${index}`, name: 'volume.pdf', label }))
  expect(matchImages(sheets, ['1', '2', '3'])).toEqual({ by: 'number', links: ['s2', 's3', null] })
})

test('pages of one number take the images of that number in order', () => {
  expect(match(['a 1.jpg', 'b 1.jpg', 'c 2.jpg'], ['1', '2', '1'])).toEqual(['number', 'a 1.jpg', 'c 2.jpg', 'b 1.jpg'])
})

test('shifting on leaves the page without an image, shifting back takes its image away', () => {
  const images = ['a', 'b', 'c', 'd']
  expect(shiftLinks(['a', 'b', 'c'], 1, 1, images)).toEqual(['a', null, 'b'])
  expect(shiftLinks(['a', 'b', 'c'], 0, -1, images)).toEqual(['b', 'c', 'd'])
  expect(shiftLinks(['b', 'c', 'd'], 0, 1, images)).toEqual(['a', 'b', 'c'])
})

test('setting an image gives the page that had it what this one had', () => {
  expect(setLink(['a', 'b', null], 2, 'a')).toEqual([null, 'b', 'a'])
  expect(setLink(['a', 'b', null], 1, 'c')).toEqual(['a', 'c', null])
})

const unique = (links: PageLinks) => {
  const held = links.filter((link) => link !== null)
  return new Set(held).size === held.length
}

test('however images are called, none stands at two pages and none is made up', () => {
  const name = fc.stringMatching(/^[a-c]{0,2}[_ ]?\d{0,3}[rv]?( of 9)?\.(jpg|png)$/)
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 12 }),
      fc.array(fc.stringMatching(/^\d{0,2}[rv]?$/), { maxLength: 12 }),
      (names, numbers) => {
        const images = names.map((one, index) => ({ id: String(index), name: one, label: null }))
        const { links } = matchImages(images, numbers)
        expect(links.length).toBe(numbers.length)
        expect(unique(links)).toBe(true)
        expect(links.every((link) => link === null || images.some(({ id }) => id === link))).toBe(true)
      },
    ),
    runs(300, times),
  )
})

test('however links are corrected, no image stands at two pages, and swapping twice changes nothing', () => {
  const images = ['a', 'b', 'c', 'd', 'e', 'f']
  const start = fc.shuffledSubarray([...images, null, null, null], { minLength: 1 })
  const page = fc.nat({ max: 8 })
  fc.assert(
    fc.property(
      start,
      page,
      page,
      fc.constantFrom(...images),
      fc.constantFrom(1 as const, -1 as const),
      (links, one, other, image, by) => {
        for (const done of [
          shiftLinks(links, one, by, images),
          setLink(links, one, image),
          swapLinks(links, one, other),
          unlinkPage(links, one),
        ]) {
          expect(unique(done)).toBe(true)
          expect(done.length).toBe(links.length)
        }
        if (one < links.length && other < links.length)
          expect(swapLinks(swapLinks(links, one, other), one, other)).toEqual(links)
      },
    ),
    runs(300, times),
  )
})
