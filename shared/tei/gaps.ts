import type { Node } from 'prosemirror-model'
import type { BlockAttrs } from '../schema'

/** The space before the parts of one element, with the line ends of the source: their own where they stood in it before, else that of a neighbour. */
export class Gaps {
  private readonly conventional: string
  private readonly own: (part: Node) => string | undefined
  private readonly withEol: (text: string) => string
  private last: string | undefined

  /** `conventional` stands before parts by convention; `own` gives what stood before one in the source. */
  constructor(conventional: string, own: (part: Node) => string | undefined, withEol: (text: string) => string) {
    this.conventional = withEol(conventional)
    this.own = own
    this.withEol = withEol
  }

  /** Takes the first part that has a space of its own as the neighbour of all new parts before it. */
  lookAhead(parts: readonly Node[]): void {
    for (const part of parts) {
      this.last = this.own(part)
      if (this.last !== undefined) return
    }
  }

  before(part: Node): string {
    const own = this.own(part)
    if (own !== undefined) return (this.last = own)
    const { before } = part.attrs as BlockAttrs
    return before === null ? this.next() : this.withEol(before)
  }

  /** What stands before a new part here. */
  next(): string {
    return this.conventional === '' ? '' : (this.last ?? this.conventional)
  }
}
