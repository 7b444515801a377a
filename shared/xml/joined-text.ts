/** How many pieces are put together at a time. */
const STRETCH = 2048

/** A long text that is written piece by piece. Put together in stretches, so that it never is hundreds of thousands of small strings at once. */
export class JoinedText {
  private readonly stretches: string[] = []
  private pieces: string[] = []

  /** Writes what comes next. */
  add(piece: string): void {
    if (this.pieces.push(piece) < STRETCH) return
    this.stretches.push(this.pieces.join(''))
    this.pieces = []
  }

  /** All that was written. */
  toString(): string {
    return this.stretches.join('') + this.pieces.join('')
  }
}
