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
  private room = new Int32Array(4096)
  private length = 0

  /** All that was told. */
  get numbers(): Int32Array {
    return this.room.slice(0, this.length)
  }

  node(start: number, startTagEnd: number, endTagStart: number, end: number): void {
    this.add(start, startTagEnd, endTagStart, end)
  }

  leaf({ start, end }: { readonly start: number; readonly end: number }): void {
    this.add(start, end, end, end)
  }

  text(start: number, end: number, length: number, space: SpaceRule): void {
    this.add(start, end, length, space)
  }

  private add(a: number, b: number, c: number, d: number): void {
    const at = this.length
    this.length = at + 4
    if (this.length > this.room.length) this.grow()
    const { room } = this
    room[at] = a
    room[at + 1] = b
    room[at + 2] = c
    room[at + 3] = d
  }

  private grow(): void {
    const { room } = this
    this.room = new Int32Array(room.length * 2)
    this.room.set(room)
  }
}
