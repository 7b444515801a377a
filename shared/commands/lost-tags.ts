import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { spanAttrs, spanId } from '../queries/spans'
import { schema } from '../schema'
import { replaceLetters } from './replace-text'
import { spanMark } from './span-marks'

/** A tag that stands on nothing but letters between two positions: on those from `start` to `end` of `wordsBetween`. */
export interface TagWithin {
  /** The name of its element. */
  readonly name: string
  readonly start: number
  readonly end: number
}

/** The tags between two positions of one block that would be lost with the letters there; those on notes and breaks too stay on them. */
export function tagsWithin(doc: Node, from: number, to: number): readonly TagWithin[] {
  const $from = doc.resolve(from)
  const within = new Map<string, TagWithin>()
  const beyond = new Set<string>()
  let pos = $from.start()
  let index = 0
  for (const child of $from.parent.children) {
    const end = pos + child.nodeSize
    const isOfLetters = child.isText || child.type === schema.nodes.lineBreak
    const letters = isOfLetters ? Math.max(0, Math.min(to, end) - Math.max(from, pos)) : 0
    for (const mark of child.marks)
      if (letters < child.nodeSize) beyond.add(spanId(mark))
      else {
        const start = within.get(spanId(mark))?.start ?? index
        within.set(spanId(mark), { name: spanAttrs(mark).name, start, end: index + letters })
      }
    index += letters
    pos = end
  }
  return [...within].flatMap(([id, tag]) => (beyond.has(id) ? [] : [tag]))
}

/** Those of the tags within words that are lost where the words become `becomes`: all their letters go, and none comes for them. */
export function lostTags(was: string, becomes: string, tags: readonly TagWithin[]): readonly TagWithin[] {
  if (tags.length === 0) return []
  // It is done to the words alone, so that what is foreseen is what is done.
  const tr = new Transform(wordsAlone(was, tags))
  replaceLetters(tr, 1, 1 + was.length, becomes)
  const left = new Set<string>()
  tr.doc.descendants((node) => {
    for (const mark of node.marks) left.add(spanId(mark))
  })
  return tags.filter((_, index) => !left.has(String(index)))
}

/** A block with nothing but words in tags, the place of each of which is its id. */
function wordsAlone(words: string, tags: readonly TagWithin[]): Node {
  const marks = tags.map(({ name }, index) => spanMark({ id: String(index), name, attributes: {} }))
  const edges = [...new Set([0, words.length, ...tags.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const parts = edges.slice(1).map((end, index) => {
    const start = edges[index] ?? 0
    const on = marks.filter((_, tag) => (tags[tag]?.start ?? 0) <= start && (tags[tag]?.end ?? 0) >= end)
    return schema.text(words.slice(start, end), on)
  })
  return schema.nodes.doc.create(null, schema.nodes.textblock.create(null, parts))
}
