/** How images are looked at; kept by nobody but the person's settings. */
export interface ImageLook {
  /** In percent, 100 as the image is. */
  readonly contrast: number
  readonly brightness: number
  readonly inverted: boolean
}

/** How an image looks as it is. */
export const plainLook: ImageLook = { contrast: 100, brightness: 100, inverted: false }

const [least, most] = [40, 300]

/** A look with one of its measures changed by so many percent, within what can still be read. */
export function adjusted(look: ImageLook, what: 'contrast' | 'brightness', by: number): ImageLook {
  return { ...look, [what]: Math.min(most, Math.max(least, look[what] + by)) }
}

/** The look as a filter (Filter Effects Module Level 1). */
export function filterOf({ contrast, brightness, inverted }: ImageLook): string {
  const parts = [
    ...(inverted ? ['invert(1)'] : []),
    ...(brightness === 100 ? [] : [`brightness(${String(brightness)}%)`]),
    ...(contrast === 100 ? [] : [`contrast(${String(contrast)}%)`]),
  ]
  return parts.length === 0 ? 'none' : parts.join(' ')
}

/** A look as it was stored, whatever that is now. */
export function readLook(stored: unknown): ImageLook {
  if (typeof stored !== 'object' || stored === null) return plainLook
  const { contrast, brightness, inverted } = stored as Partial<Record<keyof ImageLook, unknown>>
  const measure = (value: unknown) => (typeof value === 'number' && value >= least && value <= most ? value : 100)
  return { contrast: measure(contrast), brightness: measure(brightness), inverted: inverted === true }
}
