import { Fragment, Schema, type Mark, type Node } from 'prosemirror-model'

/** How many children a lot has, about. */
const size = 50
/** From how many children on a node has its children drawn in lots. */
const atLeast = 2 * size

/** A mark of a schema of its own, for it stands in no doc: it is on children as they are drawn. */
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
 * change draws nothing anew but what it changed. `looked` hears of each child that is given a lot.
 */
export function inLots(node: Node, before: Lots | null, looked?: () => void): Lots | null {
  if (!mayHaveLots(node) || node.childCount < (before ? size : atLeast)) return null
  const { content } = node
  const drawn = before ? followed(content.content, before, looked) : cut(content.content, null, looked)
  return { content, drawn: node.copy(Fragment.fromArray(drawn)) }
}

/** The numbers of a list are counted by the style sheet, which cannot count beyond a lot. */
function mayHaveLots({ type, attrs }: Node): boolean {
  if (type.name === 'container') return true
  return type.name === 'list' && (attrs['attributes'] as Readonly<Record<string, string>>)['rend'] !== 'numbered'
}

/** Children in lots after a change: those between what stayed before and behind it go to the lot beside them. */
function followed(children: readonly Node[], before: Lots, looked?: () => void): Node[] {
  const [was, drawn] = [before.content.content, before.drawn.content.content]
  const least = Math.min(children.length, was.length)
  let head = 0
  while (head < least && children[head] === was[head]) head++
  let tail = 0
  while (tail < least - head && children[children.length - 1 - tail] === was[was.length - 1 - tail]) tail++
  const one = drawn[head] ?? drawn[head - 1]
  const beside = one ? lotOf(one) : null
  let [start, end] = [head, was.length - tail]
  while (start > 0 && isIn(drawn[start - 1], beside)) start--
  while (end < was.length && isIn(drawn[end], beside)) end++
  const lot = children.slice(start, end - was.length + children.length)
  const stays = (index: number) => {
    const at = start + index
    if (at < head) return drawn[at]
    return at >= children.length - tail ? drawn[at - children.length + was.length] : undefined
  }
  const now =
    lot.length > 2 * size || beside === null
      ? cut(lot, beside, looked)
      : lot.map((child, index) => stays(index) ?? put(child, beside, looked))
  return [...drawn.slice(0, start), ...now, ...drawn.slice(end)]
}

const isIn = (child: Node | undefined, lot: Mark | null): boolean => child !== undefined && lotOf(child) === lot

function put(child: Node, mark: Mark, looked?: () => void): Node {
  looked?.()
  return child.mark(mark.addToSet(child.marks))
}

/** Puts children in lots, the first of them in the one that they were in. */
function cut(children: readonly Node[], first: Mark | null, looked?: () => void): Node[] {
  const drawn: Node[] = []
  for (let start = 0; start < children.length;) {
    const of = children.slice(start, nextCut(children, start))
    const mark = start === 0 && first ? first : lot.create({ id: ++made.count, height: heightOf(of) })
    for (const child of of) drawn.push(put(child, mark, looked))
    start += of.length
  }
  return drawn
}

/**
 * Where the lot that begins at `start` ends. A lot holds its notes, as every box that is drawn by itself: so that they
 * leave no gap, its last blocks have none where that can be. A label stays with its item.
 */
function nextCut(children: readonly Node[], start: number): number {
  if (children.length - start <= 1.5 * size) return children.length
  for (let at = start + 0.7 * size; at < start + 1.5 * size; at++)
    if (!isLabel(children[at - 1]) && !hasNotes(children[at - 1]) && !hasNotes(children[at - 2])) return at
  return isLabel(children[start + size - 1]) ? start + size + 1 : start + size
}

const isLabel = (block: Node | undefined): boolean => block?.type.name === 'label'

const hasNotes = (block: Node | undefined): boolean => block?.children.some(({ type }) => type.name === 'note') === true

/** How high children are, about, in pixels: what is said of them before they were in sight. */
const heightOf = (children: readonly Node[]): number =>
  children.reduce((height, { nodeSize }) => height + 15 + 27 * Math.ceil(nodeSize / 80), 0)

function lotElement(height: number): { readonly dom: HTMLElement; readonly contentDOM: HTMLElement } {
  const dom = document.createElement('div')
  dom.className = 'block-lot'
  dom.style.setProperty('contain-intrinsic-block-size', `auto ${String(height)}px`)
  return { dom, contentDOM: dom }
}
