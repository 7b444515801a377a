import { describe, expect, test } from 'vitest'
import { heldIn, pieceOf, readPiece } from './piece'

declare const process: { readonly memoryUsage: () => { readonly arrayBuffers: number } }

describe('A piece', () => {
  test('gives back what it holds, however small its bytes and large what they hold', () => {
    for (const length of [0, 1, 4000, 65_000, 65_533, 65_534, 65_535, 66_000, 300_000]) {
      const held = 'a'.repeat(length)
      const { id, bytes } = pieceOf(JSON.stringify(held))
      expect(readPiece(id, bytes)).toBe(held)
    }
  })

  test('is nothing where no bytes are there, whatever was read before', () => {
    expect(heldIn(pieceOf('[1,2]').bytes)).toEqual([1, 2])
    expect(heldIn(new Uint8Array())).toBeUndefined()
  })

  test('is read after many others without new memory for each', () => {
    const { bytes } = pieceOf(JSON.stringify(Array.from({ length: 500 }, (_, index) => index)))
    heldIn(bytes)
    const before = process.memoryUsage().arrayBuffers
    for (let count = 0; count < 100; count++) heldIn(bytes)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000)
  })
})
