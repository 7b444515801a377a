import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../shared/testing/campaign'
import { claimedOrder, claimName, copyName, editionOfFolder, folderName, longestId, namedCopy } from './copy-names'

const times = process.env['RECTO_CAMPAIGN']
const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const at = new Date(2026, 10, 22, 9, 5, 7).getTime()

test('a copy is named after its edition, the time of the wall, and its number', () => {
  expect(folderName(id, 'Letters, 1936')).toBe(`Letters, 1936 (${id})`)
  const name = copyName('Letters, 1936', at, 12)
  expect(name).toBe('Letters, 1936, 2026-11-22 09.05.07, 00012.recto')
  expect(namedCopy(name)).toEqual({
    editionName: 'Letters, 1936',
    at,
    local: Date.UTC(2026, 10, 22, 9, 5, 7),
    order: 12,
  })
})

test('what a system keeps for itself is in no name', () => {
  expect(copyName('a/b\\c: "d"? <e> *f|\u0000g\u202e', at, 1)).toMatch(/^a b c d e f g, /)
  expect(folderName('1', '../..')).toBe('Edition (1)')
  expect(folderName('1', '')).toBe('Edition (1)')
  expect(folderName('1', 'CON')).toBe('CON (1)')
  expect(folderName('1', 'Mektuplar – Çanakkale’den, 1915')).toBe('Mektuplar – Çanakkale’den, 1915 (1)')
})

test('whatever an edition is called, its names can be written on every system, and say its id and number', () => {
  const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 40 }))
  const edition = fc
    .oneof(fc.uuid(), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.constantFrom('x-41', 'A', 'a)'))
    .filter((each) => Buffer.byteLength(each) <= longestId && !/\p{Cs}/u.test(each))
  const time = fc.integer({ min: 0, max: Date.UTC(9999, 10) })
  fc.assert(
    fc.property(name, edition, time, fc.integer({ min: 1, max: 1_000_000 }), (called, key, when, order) => {
      const [folder, file] = [folderName(key, called), copyName(called, when, order)]
      for (const each of [folder, file]) {
        expect(Buffer.byteLength(each)).toBeLessThan(200)
        expect(each).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]|^[\s.]|[\s.]$/u)
      }
      expect(editionOfFolder(folder)).toBe(key)
      const said = namedCopy(file)
      expect(said?.order).toBe(order)
      expect(Math.abs((said?.at ?? 0) - when)).toBeLessThanOrEqual(60 * 60 * 1000)
    }),
    runs(300, times),
  )
})

test('names of other files say nothing', () => {
  for (const name of ['Letters.recto', 'Letters, 2026-11-22, 1.recto', claimName(3), '', '.recto', 'notes.txt'])
    expect(namedCopy(name)).toBeNull()
  for (const name of ['', 'Photographs', 'Photographs (2019', 'Copies (A)', 'Copies (x-4)'])
    expect(editionOfFolder(name)).toBeNull()
  expect(claimedOrder(claimName(3))).toBe(3)
  expect(claimedOrder('.recto-0f8fad5b.tmp')).toBeNull()
})
