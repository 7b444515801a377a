import type { Node } from 'prosemirror-model'
import { keyOf, textKeyOf } from './same'
import { partsOf } from './write'

/** The parts that an element had, to find those that may have been joined to the one before them. */
export class OldParts {
  private readonly old: readonly Node[]
  private readonly present: ReadonlySet<number | null>
  private places: Map<number | null, number> | undefined

  constructor(old: Node, now: readonly Node[]) {
    this.old = partsOf(old)
    this.present = new Set(now.map(keyOf))
  }

  /** The text blocks that followed `node` and are gone. */
  joinedTo(node: Node): readonly Node[] {
    this.places ??= new Map(this.old.map((part, i) => [keyOf(part), i]))
    const place = this.places.get(keyOf(node))
    if (place === undefined) return []
    let end = place + 1
    for (let key = textKeyOf(this.old[end]); key !== null && !this.present.has(key); key = textKeyOf(this.old[end]))
      end++
    return this.old.slice(place + 1, end)
  }
}
