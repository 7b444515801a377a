import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { blockText } from '../queries/block-text'
import { spanAttrs, spanRange, markOf } from '../queries/spans'
import { wordsIn } from '../queries/words'
import { keepingValid } from './keep-valid'
import { extentsAround } from './span-extent'
import { runsToExtend, runsToRemove } from './span-marks'
import { applyRuns } from './tag'

/** Gives span `id`, where the selection begins, the next longer extent of those that {@link extentsAround} knows, then one word more. */
export function widenTag(id: string): Command {
  return resizing(id, widerRange)
}

/** The next shorter one, down to a part of a hyphenated word. */
export function narrowTag(id: string): Command {
  return resizing(id, narrowerRange)
}

/** The stretch that {@link widenTag} would give a tag of this name that stands on `range`; `null` where its block has no more. */
export function widerRange(state: EditorState, range: DocRange, name: string): DocRange | null {
  const { from } = state.selection
  const steps = extentsAround(state.doc, within(from, range), name)?.steps ?? []
  return steps.find((step) => isWithin(range, step)) ?? oneWordMore(state.doc, range)
}

/** The stretch that {@link narrowTag} would give it; `null` where it is as short as can be. */
export function narrowerRange(state: EditorState, range: DocRange, name: string): DocRange | null {
  const { from } = state.selection
  const steps = extentsAround(state.doc, within(from, range), name)?.steps ?? []
  return steps.findLast((step) => isWithin(step, range)) ?? null
}

/** Moves both ends of span `id`, where it stands around the selection, to those of a range; they stay in their blocks. */
export function setTagExtent(id: string, range: DocRange): Command {
  return keepingValid((state, dispatch) => {
    const { doc } = state
    const now = spanRange(doc, id, state.selection.from)
    if (!now || (now.from === range.from && now.to === range.to)) return false
    if (range.to <= now.from || range.from >= now.to) return false
    const [$from, $to] = [doc.resolve(now.from), doc.resolve(now.to)]
    if (range.from < $from.start() || range.from > $from.end() || range.to < $to.start() || range.to > $to.end())
      return false
    const before = $from.nodeAfter?.marks ?? []
    const behind = $to.nodeBefore?.marks ?? []
    if (!markOf(before, id) || !markOf(behind, id)) return false
    return applyRuns(state, dispatch, () => [
      ...runsToExtend(doc, { from: range.from, to: now.from }, id, before),
      ...runsToExtend(doc, { from: now.to, to: range.to }, id, behind),
      ...runsToRemove(doc, { from: now.from, to: range.from }, id),
      ...runsToRemove(doc, { from: range.to, to: now.to }, id),
    ])
  })
}

function resizing(id: string, next: (state: EditorState, range: DocRange, name: string) => DocRange | null): Command {
  return (state, dispatch) => {
    const range = spanRange(state.doc, id, state.selection.from)
    const { nodeAfter } = state.doc.resolve(range?.from ?? 0)
    const mark = markOf(nodeAfter?.marks ?? [], id)
    const to = range && mark && next(state, range, spanAttrs(mark).name)
    return to !== null && to !== undefined && setTagExtent(id, to)(state, dispatch)
  }
}

/** A range with the next word behind it in its block, or, at the end of that, with the one before. */
function oneWordMore(doc: Node, { from, to }: DocRange): DocRange | null {
  const $from = doc.resolve(from)
  if (!$from.sameParent(doc.resolve(to))) return null
  const start = $from.start()
  const block = blockText($from.parent)
  const words = wordsIn(block.text)
  const end = block.index(to - start)
  const behind = words.find((word) => word.from >= end && word.to > end)
  if (behind) return { from, to: start + block.after(behind.to) }
  const first = block.index(from - start)
  const before = words.findLast((word) => word.to <= first)
  return before ? { from: start + block.before(before.from), to } : null
}

/** Whether a range lies in another and is shorter. */
function isWithin(inner: DocRange, outer: DocRange): boolean {
  return inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from
}

function within(pos: number, { from, to }: DocRange): number {
  return Math.min(Math.max(pos, from), to)
}
