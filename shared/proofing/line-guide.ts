/** Where a word stands on the image of its page: offsets in the text of the page, and the box in shares of the image's width and height. */
export interface PlaceOnImage {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** How sure whoever read the image was, from 0 to 1; `null` where that was not said. */
  readonly confidence: number | null
}

/** The words of a page on its image, in the order of the text; `null` where nobody knows them. */
export type PlacesOnImage = readonly PlaceOnImage[] | null

/** A band across an image, in shares of its height. */
export interface LineBand {
  readonly top: number
  readonly bottom: number
}

/** Where the text of a printed or typed page usually begins and ends, and how high a line is, in shares of the height. */
const printed = { from: 0.1, to: 0.92, line: 0.026 } as const

/**
 * The band of the line in which a place of a page's text stands on its image: `offset` of `length` in the text of the page. By the words'
 * own places where they are known, else by the share of the text that stands before. `nudge` moves it, in lines.
 */
export function lineBand(offset: number, length: number, places: PlacesOnImage, nudge: number): LineBand {
  const word = places?.findLast(({ from }) => from <= offset) ?? places?.[0]
  const share = length <= 0 ? 0 : Math.min(1, Math.max(0, offset / length))
  const at = printed.from + share * (printed.to - printed.from - printed.line)
  const band = word ?? { top: at, bottom: at + printed.line }
  const height = Math.min(1, Math.max(0.005, band.bottom - band.top))
  const top = Math.min(1 - height, Math.max(0, band.top + nudge * height))
  return { top, bottom: top + height }
}
