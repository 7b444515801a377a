import type { Node } from 'prosemirror-model'
import { schema } from '../schema'
import { decodeReference } from '../xml/escape'
import type { XmlElement } from '../xml/tree'
import type { KnownBlocks } from './known-blocks'
import type { PlaceLog } from './place-log'
import type { SourceBlock } from './read'
import { isSpaceAt, preservesSpace, rememberedGap } from './whitespace'

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
  private readonly known: KnownBlocks

  /** `entities`: those that the source declares. */
  constructor(source: string, entities: ReadonlyMap<string, string>, log: PlaceLog, known: KnownBlocks) {
    this.source = source
    this.entities = entities
    this.log = log
    this.known = known
  }

  /** Files the place of a block that is about to be read under its key, which is `null` in a note in running text. */
  begin(place: SourceBlock, context: Context): number | null {
    this.log.node(place.start, place.startTagEnd, place.endTagStart, place.end)
    return context.inNote ? null : this.blocks.push(place) - 1
  }

  /** The same of an element that holds blocks. */
  beginHolder(element: XmlElement, gap: number, context: Context): number | null {
    const { start, startTagEnd, endTagStart, end } = element
    const { parent } = context
    return this.begin({ gap, start, startTagEnd, endGap: startTagEnd, endTagStart, end, parent, node: EMPTY }, context)
  }

  /** Files what was made of the block that was begun with this key, or the same that was known before; that is the block from now on. */
  made(key: number | null, node: Node): Node {
    const block = key === null ? undefined : this.blocks[key]
    return block && key !== null ? (block.node = this.known.sameAs(node, key)) : node
  }

  /**
   * What a block remembers of the white space before it, from `from` to `to`: `lead` and `trail` stand before and after that, `mixed`
   * says whether loose text stands beside.
   */
  before(from: number, to: number, context: Context, mixed: boolean, lead = '', trail = ''): string | null {
    const pretty = !context.inNote && !context.preserve
    // Nearly all space is what the convention asks for, so that it need not be read.
    if (pretty && !mixed && from < to && isSpaceAt(this.source, from)) return null
    return rememberedGap(lead + this.gapText(from, to) + trail, pretty, mixed)
  }

  /** What an element remembers of the white space before its end tag, from `gap` on, and `lead` before that. */
  endGap(element: XmlElement, gap: number, context: Context, mixed: boolean, empty: boolean, lead = ''): string | null {
    const block = context.inNote || context.parent === null ? undefined : this.blocks[context.parent]
    if (block) block.endGap = gap
    if (!empty) return this.before(gap, element.endTagStart, context, mixed, lead)
    const text = lead + this.gapText(gap, element.endTagStart)
    return text === '' ? null : text
  }

  /** The white space of a stretch of source that says nothing else, in whatever spelling. */
  private gapText(start: number, end: number): string {
    if (start === end) return ''
    const written = this.source.slice(start, end)
    if (!/[^ \t\n]/.test(written)) return written
    return written
      .replace(/&([^;]*);/g, (_, name: string) => decodeReference(name) ?? this.entities.get(name) ?? '')
      .replace(/\r\n?/g, '\n')
      .replace(/[^ \t\n]+/g, '')
  }
}

/** What stands for a block that is still being read. */
export const EMPTY = schema.nodes.textblock.create()

/** The context of what stands in an element that was filed under `key`, in `context`. */
export function contextIn({ attributes }: XmlElement, key: number | null, context: Context): Context {
  const { inNote, preserve } = context
  return { parent: key ?? context.parent, inNote, preserve: preservesSpace(attributes, preserve) }
}
