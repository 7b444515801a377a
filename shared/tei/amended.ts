import type { Mark, Node } from 'prosemirror-model'
import { schema, type BlockAttrs, type DocAttrs, type SpanAttrs } from '../schema'
import { align } from './align'
import { readTei, type SourceBlock, type SourceFragment, type TeiReading } from './read'

/**
 * How the source of a doc differs from the file it was read from: what a person typed in its XML, layout and quotes
 * included. It stands in the doc (`DocAttrs.amended`, as JSON), so that undo and the journal carry it with the changes
 * it came with.
 */
export interface Amendment {
  /** What stands in the place of which stretches of the file, in order; offsets are those of the file. */
  readonly edits: readonly (readonly [from: number, to: number, text: string])[]
  /** The keys that the doc has for the blocks of the amended source, in the order of reading: runs of first key and count. */
  readonly keys: readonly (readonly [first: number, count: number])[]
  /** The ids that the doc has for its spans, in the order of reading: one id, or a run `s<first>` …, first and count. */
  readonly spans: readonly (string | readonly [first: number, count: number])[]
}

/**
 * Reads the source that a doc stands on: the file it came from, with what was typed in its XML since. `null` where there
 * is neither, so that the doc can be written from the model alone. A source that cannot be read gives `null` too.
 */
export function readSource(doc: Node, file: string | null): TeiReading | null {
  const { amended } = doc.attrs as DocAttrs
  if (amended === null) return file === null ? null : readTei(file, doc).value
  const { edits, keys, spans } = JSON.parse(amended) as Amendment
  const reading = readTei(patched(file ?? '', edits)).value
  return reading && amendedReading(reading, { keys: unpackedKeys(keys), spans: unpackedSpans(spans), amended })
}

/** What a doc calls the blocks and spans of an amended source, both in the order of reading. */
export interface Names {
  readonly keys: readonly number[]
  readonly spans: readonly string[]
}

/** The amendment, as a doc holds it, that makes `source` out of a file (`''` where there is none). */
export function amendmentOf(file: string, source: string, { keys, spans }: Names): string {
  const amendment: Amendment = {
    edits: editsBetween(file, source),
    keys: packedKeys(keys),
    spans: packedSpans(spans),
  }
  return JSON.stringify(amendment)
}

/**
 * A reading of an amended source with the names that the doc has for its blocks and spans. Where no block has a key, a
 * block without source stands among `blocks`.
 */
export function amendedReading(reading: TeiReading, names: Names & { readonly amended: string }): TeiReading {
  return new Renaming(reading, names).reading(names.amended)
}

class Renaming {
  private readonly old: TeiReading
  private readonly keys: readonly number[]
  private readonly ids: ReadonlyMap<string, string>
  private readonly spans: readonly string[]
  private readonly blocks: SourceBlock[]

  constructor(old: TeiReading, { keys, spans }: Names) {
    this.old = old
    this.keys = keys
    this.spans = spans
    this.ids = new Map(old.spans.map((id, index) => [id, spans[index] ?? id]))
    this.blocks = new Array<SourceBlock>(keys.reduce((most, key) => Math.max(most, key), -1) + 1).fill(NOWHERE)
  }

  reading(amended: string): TeiReading {
    const { old, blocks, keys, spans } = this
    const doc = this.node(old.doc, { amended })
    const linked = new Map<string, SourceFragment[]>()
    for (const [id, fragments] of old.linked)
      linked.set(
        this.ids.get(id) ?? id,
        fragments.map((fragment) => ({ ...fragment, key: keys[fragment.key] ?? fragment.key })),
      )
    return { ...old, doc, blocks, linked, order: keys, spans }
  }

  private node(node: Node, more?: Partial<DocAttrs>): Node {
    const marks = node.marks.length === 0 ? node.marks : node.marks.map((mark) => this.mark(mark))
    if (node.isText) return node.mark(marks)
    const { key = null } = node.attrs as Partial<BlockAttrs>
    const renamed = key === null ? null : (this.keys[key] ?? null)
    const attrs = key === renamed && !more ? node.attrs : { ...node.attrs, key: renamed, ...more }
    const children = node.children.map((child) => this.node(child))
    const made = node.type.create(attrs, children, marks)
    const block = key === null ? undefined : this.old.blocks[key]
    if (block && renamed !== null) {
      const parent = block.parent === null ? null : (this.keys[block.parent] ?? null)
      this.blocks[renamed] = { ...block, parent, node: made }
    }
    return made
  }

  private mark(mark: Mark): Mark {
    const { id } = mark.attrs as SpanAttrs
    const now = this.ids.get(id) ?? id
    return now === id ? mark : mark.type.create({ ...mark.attrs, id: now })
  }
}

/** Stands for a key that no block has: it is of no kind that a doc holds, so nothing is ever taken from it. */
const NOWHERE: SourceBlock = {
  gap: 0,
  start: 0,
  startTagEnd: 0,
  endGap: 0,
  endTagStart: 0,
  end: 0,
  parent: -1,
  node: schema.nodes.doc.create(),
}

function patched(file: string, edits: Amendment['edits']): string {
  let out = ''
  let at = 0
  for (const [from, to, text] of edits) {
    out += file.slice(at, from) + text
    at = to
  }
  return out + file.slice(at)
}

/** What stands in the place of what, by whole lines. */
function editsBetween(before: string, now: string): Amendment['edits'] {
  if (before === '') return [[0, 0, now]]
  const old = linesOf(before)
  const lines = linesOf(now)
  const matches = align(old, lines)
  const edits: [number, number, string][] = []
  let at = 0
  let from = 0
  let text = ''
  const flush = (to: number) => {
    const end = old.slice(from, to).reduce((sum, line) => sum + line.length, at)
    if (to > from || text !== '') edits.push([at, end, text])
    at = end
    text = ''
  }
  lines.forEach((line, index) => {
    const match = matches[index] ?? -1
    if (match < 0) text += line
    else {
      flush(match)
      at += line.length
      from = match + 1
    }
  })
  flush(old.length)
  return edits
}

/** The lines of a text, each with its end. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? []
}

function packedKeys(keys: readonly number[]): Amendment['keys'] {
  const runs: [number, number][] = []
  for (const key of keys) {
    const last = runs.at(-1)
    if (last && last[0] + last[1] === key) last[1]++
    else runs.push([key, 1])
  }
  return runs
}

function unpackedKeys(runs: Amendment['keys']): readonly number[] {
  return runs.flatMap(([first, count]) => Array.from({ length: count }, (_, index) => first + index))
}

function packedSpans(ids: readonly string[]): Amendment['spans'] {
  const runs: (string | [number, number])[] = []
  for (const id of ids) {
    const number = /^s([1-9]\d{0,8})$/.exec(id)?.[1]
    const last = runs.at(-1)
    if (number === undefined) runs.push(id)
    else if (Array.isArray(last) && last[0] + last[1] === Number(number)) last[1]++
    else runs.push([Number(number), 1])
  }
  return runs
}

function unpackedSpans(runs: Amendment['spans']): readonly string[] {
  return runs.flatMap((run) =>
    typeof run === 'string' ? [run] : Array.from({ length: run[1] }, (_, index) => `s${String(run[0] + index)}`),
  )
}
