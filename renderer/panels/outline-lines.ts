import type { EditorState } from 'prosemirror-state'
import { isFrame, isSubdivision } from '../../shared/queries/divisions'
import { indexAt, type DivisionLandmark, type LandmarkList } from '../../shared/queries/landmarks'
import type { TreeLine } from '../ui/tree-line'

/** A line of the outline: what the tree shows, and the division it stands for. */
export interface OutlineLine extends TreeLine {
  /** The index of the division among the landmarks. */
  readonly landmark: number
}

/** The words that the outline puts in for what has no heading. */
export interface OutlineWords {
  readonly untitled: string
  readonly frame: (name: string) => string
}

const ids = new WeakMap<DivisionLandmark, number>()
let lastId = 0

/**
 * The lines of the outline: divisions that are not within a folded one. Front, body and back have lines where a text has
 * more than a body; texts where there are several.
 */
export function outlineLines(
  values: readonly DivisionLandmark[],
  folded: ReadonlySet<number>,
  words: OutlineWords,
): readonly OutlineLine[] {
  const frames = framesShown(values)
  const lines: (OutlineLine & { place: number; count: number; level: number })[] = []
  const around: { readonly landmark: number; readonly level: number; count: { all: number } }[] = []
  const counts: { all: number }[] = []
  const top = { all: 0 }
  let hidden = Infinity
  values.forEach((value, landmark) => {
    if (value.kind === 'frame' && !frames.has(value.name)) return
    while (around.length > 0 && (around.at(-1)?.level ?? 0) >= value.level) around.pop()
    if (value.level > hidden) return
    hidden = folded.has(landmark) ? value.level : Infinity
    const siblings = around.at(-1)?.count ?? top
    siblings.all++
    counts.push(siblings)
    around.push({ landmark, level: value.level, count: { all: 0 } })
    const inner = hasInner(values, landmark)
    lines.push({
      ...labelled(value, words),
      id: idOf(value),
      landmark,
      level: around.length,
      expanded: inner ? !folded.has(landmark) : null,
      place: siblings.all,
      count: 0,
      draggable: value.kind === 'division',
    })
  })
  lines.forEach((line, index) => (line.count = counts[index]?.all ?? 0))
  return lines
}

/** The index among the landmarks of the innermost division or frame around the caret, or -1. */
export function divisionOfCaret({ selection: { $from } }: EditorState, divisions: LandmarkList<unknown>): number {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (isSubdivision(node, $from.node(depth - 1)) || isFrame(node)) return indexAt(divisions, $from.before(depth))
  }
  return -1
}

/** The index of the line of a division, or of the nearest one around it or before it that has a line; -1 where none has. */
export function lineOf(lines: readonly OutlineLine[], landmark: number): number {
  return landmark < 0 ? -1 : lines.findLastIndex((line) => line.landmark <= landmark)
}

function framesShown(values: readonly DivisionLandmark[]): ReadonlySet<string> {
  const frames = values.filter(({ kind }) => kind === 'frame')
  const several = frames.filter(({ name }) => name === 'text').length > 1
  const more = frames.some(({ name }) => name === 'front' || name === 'back')
  return new Set([...(several ? ['text'] : []), ...(more ? ['front', 'body', 'back'] : [])])
}

function hasInner(values: readonly DivisionLandmark[], index: number): boolean {
  return (values[index + 1]?.level ?? 0) > (values[index]?.level ?? 0)
}

function labelled(value: DivisionLandmark, words: OutlineWords): Pick<TreeLine, 'label' | 'kind' | 'quiet'> {
  if (value.kind === 'frame') return { label: words.frame(value.name), kind: '', quiet: true }
  if (value.heading !== '') return { label: value.heading, kind: '', quiet: false }
  const kind = [value.type, value.n].filter((part) => part !== '').join(' ')
  if (value.words !== '') return { label: value.words, kind, quiet: true }
  return { label: kind === '' ? words.untitled : kind, kind: '', quiet: true }
}

function idOf(value: DivisionLandmark): number {
  const id = ids.get(value) ?? ++lastId
  ids.set(value, id)
  return id
}
