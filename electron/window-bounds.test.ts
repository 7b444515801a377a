import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beside as besideOf, placeWindow, smallestWindow, type Area } from './window-bounds'

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

test('a further window opens a step beside the one before it, and where there is no room at the corner', () => {
  const first = { x: 100, y: 60, width: 900, height: 700 }
  const second = besideOf(first, [laptop, beside])
  expect(second).toEqual({ x: 128, y: 88, width: 900, height: 700, maximized: false })
  expect(besideOf({ ...first, x: 530 }, [laptop])).toMatchObject({ x: 0, y: 88 })
  expect(besideOf({ ...first, y: 190 }, [laptop])).toMatchObject({ x: 128, y: 25 })
})

test('however many windows are opened, each is wholly on a display', () => {
  const number = fc.integer({ min: -3000, max: 4000 })
  const window = fc.record({ x: number, y: number, width: number, height: number })
  fc.assert(
    fc.property(window, fc.integer({ min: 1, max: 60 }), (first, count) => {
      let last: Area = besideOf(first, [laptop, beside])
      for (let opened = 1; opened < count; opened += 1) last = besideOf(last, [laptop, beside])
      const there = [laptop, beside].some(
        ({ x, y, width, height }) =>
          last.x >= x && last.y >= y && last.x + last.width <= x + width && last.y + last.height <= y + height,
      )
      expect(there).toBe(true)
    }),
  )
})
