import type { Node } from 'prosemirror-model'
import { schema } from '../schema'
import { decodeReference } from '../xml/escape'
import type { XmlElement } from '../xml/tree'
import type { PlaceLog } from './place-log'
import type { SourceBlock } from './read'
import { preservesSpace, rememberedGap } from './whitespace'

/** What holds for the place that is being read. */
export interface Context {
  /** The key of the nearest block around that has one. */
  readonly parent: number | null
  /** Whether this is in a note in running text, where blocks have no keys and are not put on lines of their own. */
  readonly inNote: boolean
  readonly preserve: boolean
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The blocks of one reading, each filed under its key with its place in the source, and the white space between them. */
export class Filing {
  readonly blocks: Writable<SourceBlock>[] = []
  private readonly source: string
  private readonly entities: ReadonlyMap<string, string>
  private readonly log: PlaceLog

  /** `entities`: those that the source declares. */
  constructor(source: string, entities: ReadonlyMap<string, string>, log: PlaceLog) {
    this.source = source
    this.entities = entities
    this.log = log
  }

  /** Makes a block and files its place in the source under its key. */
  file(place: Omit<SourceBlock, 'parent' | 'node'>, context: Context, make: (key: number | null) => Node): Node {
    const { gap, start, startTagEnd, endGap, endTagStart, end } = place
    this.log.node(start, startTagEnd, endTagStart, end)
    if (context.inNote) return make(null)
    const key = this.blocks.length
    const { parent } = context
    const block: Writable<SourceBlock> = { gap, start, startTagEnd, endGap, endTagStart, end, parent, node: EMPTY }
    this.blocks.push(block)
    return (block.node = make(key))
  }

  /** Files an element that holds blocks, and hands on the context of its parts. */
  fileHolder(
    element: XmlElement,
    gap: number,
    context: Context,
    make: (inner: Context, key: number | null) => Node,
  ): Node {
    const { attributes, start, startTagEnd, endTagStart, end } = element
    return this.file({ gap, start, startTagEnd, endGap: startTagEnd, endTagStart, end }, context, (key) =>
      make({ ...context, parent: key ?? context.parent, preserve: preservesSpace(attributes, context.preserve) }, key),
    )
  }

  /** What a block remembers of the white space before it; `text` is that space, `mixed` whether loose text stands beside. */
  before(text: string, context: Context, mixed: boolean): string | null {
    return rememberedGap(text, !context.inNote && !context.preserve, mixed)
  }

  /** What an element remembers of the white space before its end tag, from `gap` on, and `trail` before that. */
  endGap(
    element: XmlElement,
    gap: number,
    context: Context,
    mixed: boolean,
    empty: boolean,
    trail = '',
  ): string | null {
    const block = context.inNote || context.parent === null ? undefined : this.blocks[context.parent]
    if (block) block.endGap = gap
    const text = trail + this.gapText(gap, element.endTagStart)
    if (empty) return text === '' ? null : text
    return this.before(text, context, mixed)
  }

  /** The white space of a stretch of source that says nothing else, in whatever spelling. */
  gapText(start: number, end: number): string {
    const written = this.source.slice(start, end)
    if (!/[^ \t\n]/.test(written)) return written
    return written
      .replace(/&([^;]*);/g, (_, name: string) => decodeReference(name) ?? this.entities.get(name) ?? '')
      .replace(/\r\n?/g, '\n')
      .replace(/[^ \t\n]+/g, '')
  }
}

const EMPTY = schema.nodes.textblock.create()
