import { Fragment, Slice, type Node } from 'prosemirror-model'
import { AttrStep, DocAttrStep, ReplaceAroundStep, ReplaceStep, type Transform } from 'prosemirror-transform'
import { SpanStep, type SpanRun } from '../commands/span-step'
import { continuedText, marksOn } from './inline'
import type { Pairs } from './pairs'

/**
 * Makes `tr.doc` into `now` by the smallest steps: what is equal is not touched, attributes are set one by one, tags
 * set and removed without their text, text changed by the letters that differ. `from` tells what each node goes on
 * from; what is in none of it is put in whole.
 */
export function addSteps(tr: Transform, now: Node, from: Pairs): void {
  const before = tr.doc
  if (before === now) return
  new StepMaker(tr, from).doc(before, now)
}

class StepMaker {
  private readonly tr: Transform
  private readonly from: Pairs

  constructor(tr: Transform, from: Pairs) {
    this.tr = tr
    this.from = from
  }

  doc(before: Node, now: Node): void {
    this.content(before, now, 0)
    for (const [name, value] of changedAttrs(before, now)) this.tr.step(new DocAttrStep(name, value))
  }

  /** Everything is changed from its end backwards, so that places before it stay where they were. */
  private node(before: Node, now: Node, at: number): void {
    if (before === now) return
    if (!now.isLeaf) this.content(before, now, at + 1)
    if (before.type === now.type)
      for (const [name, value] of changedAttrs(before, now)) this.tr.step(new AttrStep(at, name, value))
    else {
      const end = at + now.nodeSize
      const shell = new Slice(Fragment.from(now.type.create(now.attrs)), 0, 0)
      this.tr.step(new ReplaceAroundStep(at, end, at + 1, end - 1, shell, 1, true))
    }
  }

  private content(before: Node, now: Node, start: number): void {
    if (now.inlineContent) this.text(before, now, start)
    else this.parts(before, now, start)
  }

  private parts(before: Node, now: Node, start: number): void {
    const offsets = offsetsOf(before)
    const places = new Map(before.children.map((child, index) => [child, index]))
    let old = before.childCount
    let end = now.childCount
    const replace = (oldFrom: number, from: number) => {
      const nodes = now.children.slice(from, end)
      if (oldFrom < old || nodes.length > 0)
        this.replace(start + (offsets[oldFrom] ?? 0), start + (offsets[old] ?? 0), Fragment.from(nodes))
    }
    for (let index = now.childCount - 1; index >= 0; index--) {
      const node = now.child(index)
      const was = places.has(node) ? node : this.from.get(node)
      const place = was && (places.get(was) ?? -1)
      if (!was || place === undefined || place < 0 || place >= old || !canBecome(was, node)) continue
      replace(place + 1, index + 1)
      old = place
      end = index
      this.node(was, node, start + (offsets[place] ?? 0))
    }
    replace(0, 0)
  }

  private text(before: Node, now: Node, start: number): void {
    const continued = continuedText(before, now)
    let old = before.content.size
    let end = now.content.size
    for (const { before: at, now: place, sizes, note } of continued.toReversed()) {
      this.words(before, now, { start, from: at + sizes[0], to: old, nowFrom: place + sizes[1], nowTo: end })
      if (note && note[0] !== note[1]) this.node(note[0], note[1], start + at)
      old = at
      end = place
    }
    this.words(before, now, { start, from: 0, to: old, nowFrom: 0, nowTo: end })
    const runs = marksOn(before, now, continued).flatMap(({ from, to, before: were, now: are }): SpanRun[] => {
      const same =
        were.length === are.length &&
        were.every((mark, index) => mark === are[index] || (mark.eq(are[index] ?? mark) && are[index] !== undefined))
      return same ? [] : [{ from: start + from, to: start + to, before: were, after: are }]
    })
    if (runs.length > 0) this.tr.step(new SpanStep(runs))
  }

  /** Puts the letters that differ in the place of those that stood there. */
  private words(
    before: Node,
    now: Node,
    place: {
      readonly start: number
      readonly from: number
      readonly to: number
      readonly nowFrom: number
      readonly nowTo: number
    },
  ): void {
    const old = before.content.cut(place.from, place.to)
    const fresh = now.content.cut(place.nowFrom, place.nowTo)
    const first = startOfDifference(old, fresh)
    if (first === null) return
    const last = endOfDifference(old, fresh, first)
    const at = place.start + place.from
    this.replace(at + first, at + last.old, fresh.cut(first, last.fresh))
  }

  private replace(from: number, to: number, content: Fragment): void {
    this.tr.step(new ReplaceStep(from, to, new Slice(content, 0, 0)))
  }
}

/** Whether a node can be made into another where it stands. */
function canBecome(before: Node, now: Node): boolean {
  if (before === now) return true
  if (before.isLeaf || now.isLeaf) return before.type === now.type
  return (
    before.inlineContent === now.inlineContent &&
    (before.type === now.type || (before.isBlock && now.isBlock && before.type.validContent(now.content)))
  )
}

function changedAttrs(before: Node, now: Node): readonly [string, unknown][] {
  return Object.entries(now.attrs as Record<string, unknown>).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before.attrs[name]),
  )
}

/** Where each part of a node begins in its content, and where the last one ends. */
function offsetsOf(node: Node): readonly number[] {
  const offsets = [0]
  for (const child of node.children) offsets.push((offsets.at(-1) ?? 0) + child.nodeSize)
  return offsets
}

/** Where two contents begin to differ; never within a note or between the halves of a character. */
function startOfDifference(old: Fragment, fresh: Fragment): number | null {
  const at = old.findDiffStart(fresh)
  if (at === null) return null
  const { node, start } = childAt(old, at)
  if (!node?.isText) return start
  return at > start && isHigh(node.text?.charCodeAt(at - start - 1)) ? at - 1 : at
}

/** Where the difference ends in each, at or after `first` in both. */
function endOfDifference(
  old: Fragment,
  fresh: Fragment,
  first: number,
): { readonly old: number; readonly fresh: number } {
  const found = old.findDiffEnd(fresh)
  if (!found) return { old: old.size, fresh: fresh.size }
  const { node, start, end } = childAt(old, found.a)
  const inText = node?.isText ?? true
  const low = inText && found.a > start && isLow(node?.text?.charCodeAt(found.a - start))
  const right = !inText && found.a > start ? end - found.a : low ? 1 : 0
  const back = Math.max(0, first - (found.a + right), first - (found.b + right))
  return { old: found.a + right + back, fresh: found.b + right + back }
}

function childAt(
  content: Fragment,
  at: number,
): { readonly node: Node | null; readonly start: number; readonly end: number } {
  let start = 0
  for (const node of content.content) {
    const end = start + node.nodeSize
    if (at < end) return { node, start, end }
    start = end
  }
  return { node: null, start: at, end: at }
}

const isHigh = (code: number | undefined): boolean => code !== undefined && code >= 0xd800 && code < 0xdc00
const isLow = (code: number | undefined): boolean => code !== undefined && code >= 0xdc00 && code < 0xe000
