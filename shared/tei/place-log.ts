/** How the white space of a piece of text was read. */
export type SpaceRule = (typeof SPACE)[keyof typeof SPACE]

/** The rules: as it stands; every run one space; the same, and none at the start. */
export const SPACE = { kept: 0, folded: 1, foldedFromStart: 2 } as const

/**
 * What the reader tells of the places it reads, in the order of the doc: four numbers for each node (where it starts,
 * where its start tag ends, where its end tag starts, where it ends) and each piece of text (where it starts and
 * ends, how long it is in the doc, its {@link SpaceRule}). Offsets count UTF-16 units of the source.
 */
export class PlaceLog {
  readonly numbers: number[] = []

  node(start: number, startTagEnd: number, endTagStart: number, end: number): void {
    this.numbers.push(start, startTagEnd, endTagStart, end)
  }

  leaf({ start, end }: { readonly start: number; readonly end: number }): void {
    this.numbers.push(start, end, end, end)
  }

  text(start: number, end: number, length: number, space: SpaceRule): void {
    this.numbers.push(start, end, length, space)
  }
}
