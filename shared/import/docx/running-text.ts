import type { Node } from 'prosemirror-model'
import { schema, type Attributes } from '../../schema'

/** A tag around running text; the same key in neighbouring stretches is one span. */
export interface Tag {
  readonly key: string
  readonly name: string
  readonly attributes: Attributes
}

/** Gathers the running text of one block: white space folded, neighbours with the same tags in one span. */
export class RunningText {
  readonly #nodes: Node[] = []
  readonly #newId: () => string
  #open: readonly { readonly tag: Tag; readonly id: string }[] = []
  /** Whether a space that follows would be one too many. */
  #spaced = true

  constructor(newId: () => string) {
    this.#newId = newId
  }

  text(text: string, tags: readonly Tag[]): void {
    const folded = text.replace(/[ \t\r\n]+/g, ' ')
    const kept = this.#spaced && folded.startsWith(' ') ? folded.slice(1) : folded
    if (kept === '') return
    this.#spaced = kept.endsWith(' ')
    this.#push(schema.text(kept), tags)
  }

  /** A note, break or point. */
  put(node: Node, tags: readonly Tag[]): void {
    this.#spaced = false
    this.#push(node, tags)
  }

  /** What was gathered, without space at its end. */
  done(): readonly Node[] {
    const last = this.#nodes.at(-1)
    if (last?.isText !== true || last.text?.endsWith(' ') !== true) return this.#nodes
    const rest = last.text.slice(0, -1)
    const kept = this.#nodes.slice(0, -1)
    return rest === '' ? kept : [...kept, schema.text(rest, last.marks)]
  }

  #push(node: Node, tags: readonly Tag[]): void {
    const same = tags.findIndex((tag, index) => this.#open[index]?.tag.key !== tag.key)
    const shared = same < 0 ? tags.length : same
    const added = tags.slice(shared).map((tag) => ({ tag, id: this.#newId() }))
    this.#open = [...this.#open.slice(0, shared), ...added]
    const marks = this.#open.map(({ tag: { name, attributes }, id }) =>
      schema.marks.span.create({ id, name, attributes }),
    )
    this.#nodes.push(node.mark(marks))
  }
}
