import type { Node } from 'prosemirror-model'
import type { BlockAttrs } from '../schema'

/** The space before the parts of one element: their own where they stood in it before, else that of a neighbour. */
export class Gaps {
  private readonly conventional: string
  private readonly own: (part: Node) => string | undefined
  private last: string | undefined

  constructor(conventional: string, own: (part: Node) => string | undefined) {
    this.conventional = conventional
    this.own = own
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
    return (part.attrs as BlockAttrs).before ?? this.next()
  }

  /** What stands before a new part here. */
  next(): string {
    return this.conventional === '' ? '' : (this.last ?? this.conventional)
  }
}
