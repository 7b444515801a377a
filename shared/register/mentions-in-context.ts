import type { Node } from 'prosemirror-model'
import { mentionNames, spanAttrs } from '../queries/spans'
import { localName, type SpanAttrs } from '../schema'
import { blockText } from '../queries/block-text'
import { landmarksOf } from '../queries/landmarks'
import { pageAt } from '../queries/pages'
import { mentionKind } from './conventions'
import type { MentionInContext } from './mention-in-context'
import { contextLength } from './occurrence'
import { pointersOf } from './links'
import { wordsAround } from './words-around'
import { textBlocksOf } from './text-blocks-of'

type Growing = { -readonly [K in keyof MentionInContext]: MentionInContext[K] }

/** All tagged names of a doc, a `gloss` that points somewhere too, in the order in which they begin, with what lists show of them. Walks the doc. */
export function mentionsInContext(doc: Node): readonly MentionInContext[] {
  const landmarks = landmarksOf(doc)
  const found = new Map<string, Growing>()
  for (const { node: block, start, inNote } of textBlocksOf(doc)) {
    if (!block.children.some((child) => child.marks.some((mark) => isMention(spanAttrs(mark))))) continue
    const read = blockText(block)
    let offset = 0
    for (const child of block.children) {
      const end = offset + child.nodeSize
      for (const mark of child.marks) {
        const { id, name, attributes } = spanAttrs(mark)
        if (!isMention({ id, name, attributes })) continue
        const [first, last] = [read.index(offset), child.isText ? read.index(offset) + child.nodeSize : read.index(end)]
        const words = read.text.slice(first, last)
        const after = wordsAround(read.text, last, last, contextLength).after
        const known = found.get(id)
        if (known) {
          known.to = Math.max(known.to, start + end)
          known.text += words
          known.after = after
        } else {
          found.set(id, {
            ...{ span: id, name, attributes, kind: mentionKind(name, attributes) ?? 'other', inNote, after },
            ...{
              from: start + offset,
              to: start + end,
              text: words,
              before: wordsAround(read.text, first, first, contextLength).before,
            },
            page: pageAt(landmarks, start + offset)?.n ?? null,
          })
        }
      }
      offset = end
    }
  }
  return [...found.values()]
    .map((one) => ({ ...one, text: one.text.replace(/\s+/g, ' ') }))
    .sort((a, b) => a.from - b.from)
}

function isMention({ name, attributes }: SpanAttrs): boolean {
  const local = localName(name)
  return mentionNames.has(local) || (local === 'gloss' && pointersOf(attributes) !== null)
}
