/** A rectangle of the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a window is, or where it goes back to when it is no longer maximized. */
export interface WindowBounds extends Area {
  readonly maximized: boolean
}

/** The smallest window in which the workbench can be used. */
export const smallestWindow = { width: 640, height: 480 } as const

const usual = { width: 1360, height: 880 } as const

/** How much of the title bar has to be on a display so that the window can be caught with the mouse. */
const grip = { width: 120, height: 32 } as const

/**
 * Where to open the window: where it was, if enough of its title bar is on one of `displays` (their work areas, the
 * main one first); otherwise in the middle of the main one. Never larger than the display.
 */
export function placeWindow(stored: unknown, displays: readonly [Area, ...Area[]]): WindowBounds {
  const was = isBounds(stored) ? stored : null
  const there = was && displays.find((display) => canBeCaught(was, display))
  if (was && there) {
    const { width, height } = within(was, there)
    return { x: was.x, y: was.y, width, height, maximized: was.maximized }
  }
  const main = displays[0]
  const { width, height } = within(was ?? usual, main)
  return {
    x: main.x + Math.round((main.width - width) / 2),
    y: main.y + Math.round((main.height - height) / 2),
    width,
    height,
    maximized: was?.maximized ?? false,
  }
}

/** How far a further window stands to the right of and below the one before it, so that both title bars are seen. */
const step = 28

/**
 * Where to open a further window: a step beside the one that is at `before`, as large as it; at the corner of the
 * display again where there is no more room. Never larger than the display.
 */
export function beside(before: Area, displays: readonly [Area, ...Area[]]): WindowBounds {
  const display = displays.find((each) => canBeCaught(before, each)) ?? displays[0]
  const { width, height } = within(before, display)
  const [right, bottom] = [display.x + display.width - width, display.y + display.height - height]
  const place = (wanted: number, first: number, last: number) => (wanted < first || wanted > last ? first : wanted)
  return {
    x: place(before.x + step, display.x, right),
    y: place(before.y + step, display.y, bottom),
    width,
    height,
    maximized: false,
  }
}

function within(size: Pick<Area, 'width' | 'height'>, display: Area): Pick<Area, 'width' | 'height'> {
  return {
    width: Math.min(Math.max(size.width, smallestWindow.width), display.width),
    height: Math.min(Math.max(size.height, smallestWindow.height), display.height),
  }
}

function canBeCaught(window: Area, display: Area): boolean {
  const across = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x)
  const down = display.y + display.height - window.y
  return across >= grip.width && down >= grip.height && window.y >= display.y
}

function isBounds(value: unknown): value is WindowBounds {
  if (typeof value !== 'object' || value === null) return false
  const bounds: Partial<Record<keyof WindowBounds, unknown>> = value
  const numbers = [bounds.x, bounds.y, bounds.width, bounds.height]
  return numbers.every((number) => Number.isSafeInteger(number)) && typeof bounds.maximized === 'boolean'
}
