import type { CSSProperties } from 'react'

/**
 * How many lines of a long list stand in a lot. What is out of sight is not laid out, and the browser asks of each lot, not of each
 * line, whether it is in sight, at every frame in which anything on the page has moved: at every key in a text.
 */
export const lotSize = 50

/** The indices at which the lots of a list of `count` lines begin. */
export function lotsOf(count: number): readonly number[] {
  return Array.from({ length: Math.ceil(count / lotSize) }, (_, lot) => lot * lotSize)
}

/** Tells the style sheet how many lines a lot has that begins at `first`, for its height until it is laid out. */
export function lotStyle(first: number, count: number): CSSProperties {
  return { '--lines': Math.min(lotSize, count - first) } as CSSProperties
}
