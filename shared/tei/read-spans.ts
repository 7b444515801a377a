import type { Mark } from 'prosemirror-model'
import { madeSpan } from '../schema/made-nodes'
import type { XmlElement } from '../xml/tree'
import type { JoinedSpan } from './linked'
import type { SourceFragment } from './read'

/** The spans of one reading: their ids, given in the order in which they are read, and what linked elements they were joined from. */
export class ReadSpans {
  readonly ids: string[] = []
  /** As `TeiReading` has it. */
  readonly linked = new Map<string, SourceFragment[]>()
  private readonly joined: ReadonlyMap<XmlElement, JoinedSpan>
  private readonly joinedIds = new Map<JoinedSpan, string>()

  /** `joined`: the elements that are fragments, each with the span it belongs to. */
  constructor(joined: ReadonlyMap<XmlElement, JoinedSpan>) {
    this.joined = joined
  }

  /** The mark of what stands in `element`; `key` is that of the block around. */
  markOf(element: XmlElement, key: number): Mark {
    const joined = this.joined.get(element)
    const known = joined && this.joinedIds.get(joined)
    const id = known ?? `s${String(this.ids.length + 1)}`
    if (known === undefined) this.ids.push(id)
    if (joined) {
      this.joinedIds.set(joined, id)
      const fragments = this.linked.get(id) ?? []
      fragments.push({ key, attributes: element.attributes })
      this.linked.set(id, fragments)
    }
    return madeSpan({ id, name: element.name, attributes: joined?.attributes ?? element.attributes })
  }

  /** The `xml:id`s of the first fragments of spans of which some stand in what was kept whole. */
  incomplete(): readonly string[] {
    const spans = new Set(this.joined.values())
    return [...spans]
      .filter((span) => this.linked.get(this.joinedIds.get(span) ?? '')?.length !== span.count)
      .map(({ first }) => first)
  }
}
