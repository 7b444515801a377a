/**
 * The levels of headings as HTML wants them: none is skipped, whatever divisions lack a heading. Beyond the sixth all are
 * of the sixth.
 */
export class HeadingLevels {
  readonly #base: number
  readonly #around: number[] = []

  /** `base` is the level of the highest heading. */
  constructor(base: number) {
    this.#base = base
  }

  /** The level for the next heading, which stands in `depth` divisions. */
  next(depth: number): number {
    while ((this.#around.at(-1) ?? 0) >= depth) this.#around.pop()
    this.#around.push(depth)
    return Math.min(6, this.#base + this.#around.length - 1)
  }

  /** The level for the heading of what stands after a text: below its highest. */
  after(): number {
    return Math.min(6, this.#base + Math.min(1, this.#around.length))
  }
}
