import { Fragment, Schema, type Mark, type Node } from 'prosemirror-model'

/** How many children a lot has, about. */
const size = 50
/** From how many children on a node has its children drawn in lots. */
const atLeast = 2 * size

/** A mark of its own schema, for it stands in no doc: {@link markOfLot} is on children as they are drawn, not as they are. */
const { lot } = new Schema({
  nodes: { doc: { content: 'text*' }, text: {} },
  marks: {
    lot: {
      attrs: { id: {}, height: {} },
      toDOM: (mark) => lotElement(mark.attrs['height'] as number),
      reparseInView: true,
    },
  },
}).marks

/** How many lots were made: two that touch must not be one. */
const made = { count: 0 }

/** The children of a large node, each with the mark of the lot that it is drawn in. */
export interface Lots {
  /** The children as they are in the doc. */
  readonly content: Fragment
  /** The node with marks on its children: what is drawn. All positions in it are those of the doc. */
  readonly drawn: Node
}

/** Whether a mark stands for a lot. */
export function isLot(mark: Mark | undefined): boolean {
  return mark?.type === lot
}

/** The mark of the lot that a child of {@link Lots.drawn} is in, the same object for all of one lot; `null` where it is in none. */
export function lotOf(child: Node): Mark | null {
  return child.marks.find(isLot) ?? null
}

/**
 * Puts the children of a node in lots, or `null` where they are too few to need any. Those that were in one before stay in it, so that a
 * change draws nothing anew but what it changed.
 */
export function inLots(node: Node, before: Lots | null): Lots | null {
  if (!mayHaveLots(node) || node.childCount < (before ? size : atLeast)) return null
  const marks = cut(node, before ? followed(node, before) : node.children.map(() => null))
  const known = new Map(before?.content.content.map((child, index) => [child, before.drawn.child(index)]))
  const drawn = node.children.map((child, index) => {
    const [mark, same] = [marks[index], known.get(child)]
    if (mark === undefined) return child
    return same && lotOf(same) === mark ? same : child.mark(mark.addToSet(child.marks))
  })
  return { content: node.content, drawn: node.copy(Fragment.fromArray(drawn)) }
}

/** The numbers of a list are counted by the style sheet, which cannot count beyond a lot. */
function mayHaveLots({ type, attrs }: Node): boolean {
  if (type.name === 'container') return true
  return type.name === 'list' && (attrs['attributes'] as Readonly<Record<string, string>>)['rend'] !== 'numbered'
}

/** The lots of children after a change: those between what stayed before and behind it go to the lot beside them. */
function followed(node: Node, { content, drawn }: Lots): (Mark | null)[] {
  const [count, was] = [node.childCount, content.childCount]
  const least = Math.min(count, was)
  let head = 0
  while (head < least && node.child(head) === content.child(head)) head++
  let tail = 0
  while (tail < least - head && node.child(count - 1 - tail) === content.child(was - 1 - tail)) tail++
  const markAt = (index: number) => {
    const child = drawn.maybeChild(index)
    return child && lotOf(child)
  }
  const beside = markAt(head) ?? markAt(head - 1)
  return Array.from({ length: count }, (_, index) => {
    if (index < head) return markAt(index)
    return index >= count - tail ? markAt(index - count + was) : beside
  })
}

/** Has lots that have grown too long go on as new ones. */
function cut(node: Node, marks: readonly (Mark | null)[]): readonly Mark[] {
  const marked: Mark[] = []
  for (let from = 0; from < marks.length;) {
    const mark = marks[from] ?? null
    let end = from + 1
    while (end < marks.length && marks[end] === mark) end++
    const tooLong = mark === null || end - from > 2 * size
    for (let start = from; start < end;) {
      const next = tooLong ? nextCut(node, start, end) : end
      const of =
        start === from && mark !== null ? mark : lot.create({ id: ++made.count, height: heightOf(node, start, next) })
      while (start < next) {
        marked.push(of)
        start++
      }
    }
    from = end
  }
  return marked
}

/**
 * Where the lot that begins at `start` ends. A lot holds its notes, as every box that is drawn by itself: so that they
 * leave no gap, its last blocks have none where that can be. A label stays with its item.
 */
function nextCut(node: Node, start: number, end: number): number {
  if (end - start <= 1.5 * size) return end
  for (let at = start + size / 2; at < start + 1.5 * size; at++)
    if (at >= start + size * 0.7 && !hasNotes(node.child(at - 1)) && !hasNotes(node.child(at - 2)) && isApart(node, at))
      return at
  return start + size
}

const isApart = (node: Node, at: number): boolean => node.child(at - 1).type.name !== 'label'

const hasNotes = (block: Node): boolean => block.children.some(({ type }) => type.name === 'note')

/** How high children are, about, in pixels: what is said of them before they were in sight. */
function heightOf(node: Node, from: number, to: number): number {
  let height = 0
  for (let index = from; index < to; index++)
    height += 15 + 27 * Math.ceil((node.maybeChild(index)?.nodeSize ?? 0) / 80)
  return height
}

function lotElement(height: number): { readonly dom: HTMLElement; readonly contentDOM: HTMLElement } {
  const dom = document.createElement('div')
  dom.className = 'block-lot'
  dom.style.setProperty('contain-intrinsic-block-size', `auto ${String(height)}px`)
  return { dom, contentDOM: dom }
}
