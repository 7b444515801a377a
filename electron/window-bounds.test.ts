import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeWindow, smallestWindow } from './window-bounds'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: 1440, y: 0, width: 2560, height: 1400 }

test('a window opens where it was, also on the second display', () => {
  const was = { x: 2000, y: 100, width: 1200, height: 900, maximized: true }
  expect(placeWindow(was, [laptop, beside])).toEqual(was)
})

test('when the second display is gone, the window opens in the middle of the first, and not larger', () => {
  const was = { x: 2000, y: 100, width: 2000, height: 600, maximized: false }
  expect(placeWindow(was, [laptop])).toEqual({ x: 0, y: 163, width: 1440, height: 600, maximized: false })
})

test('the first window has its usual size, in the middle', () => {
  expect(placeWindow(null, [beside])).toEqual({ x: 2040, y: 260, width: 1360, height: 880, maximized: false })
})

test('whatever was stored, the window can be caught on some display and is large enough', () => {
  const number = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.double(), fc.constant('12'))
  const stored = fc.oneof(
    fc.anything(),
    fc.record({ x: number, y: number, width: number, height: number, maximized: fc.boolean() }),
  )
  fc.assert(
    fc.property(stored, (was) => {
      const { x, y, width, height } = placeWindow(was, [laptop, beside])
      expect(width).toBeGreaterThanOrEqual(smallestWindow.width)
      expect(height).toBeGreaterThanOrEqual(smallestWindow.height)
      const seen = [laptop, beside].some(
        (display) =>
          x + width - 120 >= display.x &&
          x + 120 <= display.x + display.width &&
          y >= display.y &&
          y + 32 <= display.y + display.height,
      )
      expect(seen).toBe(true)
    }),
  )
})
