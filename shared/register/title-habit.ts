import type { Node } from 'prosemirror-model'
import { spanAttrs, spanId } from '../queries/spans'
import { localName } from '../schema'
import { isHonorific, isOffice } from './extent-words'

/** Whether the tags of a text have forms of address and isOffice in them (`<persName>Mr. Harlow</persName>`) or before them; `null` where it does not tell. */
export interface TitleHabit {
  readonly honorific: 'in' | 'out' | null
  readonly office: 'in' | 'out' | null
}

/** How many names with titles tell the habit. */
const enough = 200

const known = new WeakMap<Node, TitleHabit>()

/** The habit of a doc by its first names of persons with titles. Walks the doc, once. */
export function titleHabitOf(doc: Node): TitleHabit {
  const found = known.get(doc) ?? readHabit(doc)
  known.set(doc, found)
  return found
}

/** Tells of a title, folded or not, whether the tags of a doc have such ones within them. Walks the doc, once. */
export function titlesWithin(doc: Node): (title: string) => boolean {
  const habit = titleHabitOf(doc)
  return (title) =>
    (isHonorific(title.slice(0, 1).toUpperCase() + title.slice(1)) ? habit.honorific : habit.office) === 'in'
}

function readHabit(doc: Node): TitleHabit {
  const counts = { honorific: { in: 0, out: 0 }, office: { in: 0, out: 0 } }
  let seen = 0
  const count = (text: string, side: 'in' | 'out') => {
    const word = (side === 'in' ? /^(\p{L}+)\.?\s/u : /(?:^|\s)(\p{L}+)\.?\s+$/u).exec(text)?.[1] ?? ''
    const kind = isHonorific(word) ? 'honorific' : isOffice(word) ? 'office' : null
    if (kind === null) return
    counts[kind][side]++
    seen++
  }
  doc.descendants((block) => {
    if (!block.isTextblock) return seen < enough
    const spans = new Set<string>()
    let before = ''
    for (const child of block.children) {
      const mark = child.marks.find((one) => localName(spanAttrs(one).name) === 'persName')
      if (mark && !spans.has(spanId(mark))) {
        spans.add(spanId(mark))
        count(child.text ?? '', 'in')
        count(before, 'out')
      }
      before = child.text ?? ''
    }
    return true
  })
  return { honorific: sideOf(counts.honorific), office: sideOf(counts.office) }
}

function sideOf(counts: { readonly in: number; readonly out: number }): 'in' | 'out' | null {
  if (counts.in === counts.out) return null
  return counts.in > counts.out ? 'in' : 'out'
}
