import { Mark, type Node } from 'prosemirror-model'
import type { Mappable } from 'prosemirror-transform'
import type { DocRange } from '../finding'
import type { Attributes } from '../schema'
import { markOf, spanAttrs, spanId } from '../queries/spans'
import { commonMarks, runsToAdd, spanMark } from './span-marks'
import { forInline, SpanStep, spanRuns, type SpanRun } from './span-step'
import type { NewId } from './tag'

/** One change of the tags of a text. Plain data, for it is sent to a Worker. */
export type MentionChange =
  | {
      readonly kind: 'tag'
      readonly from: number
      readonly to: number
      readonly name: string
      readonly attributes: Attributes
      /** The words that must stand there, notes left out; where others do, the change is left out. */
      readonly text?: string
      /** Whether it may go over the edges of blocks, as somebody selected it; else such a change is left out. */
      readonly across?: boolean
    }
  /** `near` is where the span was seen; it is found by its id, wherever it is now. */
  | {
      readonly kind: 'retag'
      readonly span: string
      readonly near: number
      readonly name: string
      readonly attributes: Attributes
    }
  | { readonly kind: 'untag'; readonly span: string; readonly near: number }

/** What changes come to. */
export interface MentionSteps {
  /** All of them; `null` where none is left. */
  readonly step: SpanStep | null
  readonly done: number
  /** How many were left out: what they are about is not there any more, or is so already. */
  readonly left: number
}

/**
 * Changes of the tags of a doc as one step; later ones see what earlier ones did. New spans stand outside of what they
 * cover and inside of what covers them. Walks the doc once where spans are to be found.
 */
export function mentionSteps(doc: Node, changes: readonly MentionChange[], newId: NewId): MentionSteps {
  const places = placesOfAll(doc, changes)
  const touched: DocRange[] = []
  let after = doc
  let done = 0
  // What is done in blocks before that of the next change does not concern it, and waits: each step makes a doc anew.
  let waiting: SpanRun[] = []
  let behind = 0
  const settle = () => {
    if (waiting.length > 0) after = new SpanStep(waiting).apply(after).doc ?? after
    waiting = []
    behind = 0
  }
  for (const change of changes) {
    const blocks = blocksOf(doc, change.kind === 'tag' ? [change] : (places.get(change.span) ?? []))
    if (blocks.from < behind) settle()
    const runs = runsOf(after, change, places, newId)
    if (runs.length === 0) continue
    waiting.push(...runs)
    behind = Math.max(behind, blocks.to)
    done += 1
    touched.push(...runs.map(({ from, to }) => ({ from, to })))
  }
  settle()
  const runs = runsBetween(doc, after, touched)
  return { step: runs.length === 0 ? null : new SpanStep(runs), done, left: changes.length - done }
}

/** A step that undoes another exactly where that was made for the doc that it is applied to, as {@link mentionSteps} makes it. */
export function turned(step: SpanStep): SpanStep {
  return new SpanStep(step.runs.map(({ from, to, before, after }) => ({ from, to, before: after, after: before })))
}

/** Changes for a doc to which something was done since: what they are about has moved with it; those whose words are gone are left out. */
export function mapChanges(changes: readonly MentionChange[], since: Mappable): readonly MentionChange[] {
  return changes.flatMap((change): readonly MentionChange[] => {
    if (change.kind !== 'tag') return [change]
    const [from, to] = [since.map(change.from, 1), since.map(change.to, -1)]
    return to > from ? [{ ...change, from, to }] : []
  })
}

/** From where to where the blocks reach that hold ranges, with the notes in them. */
function blocksOf(doc: Node, ranges: readonly DocRange[]): DocRange {
  const blocks = ranges
    .filter(({ from, to }) => from >= 0 && to <= doc.content.size)
    .flatMap(({ from, to }) => [blockAround(doc, from), blockAround(doc, to)])
  return { from: Math.min(...blocks.map(({ from }) => from)), to: Math.max(0, ...blocks.map(({ to }) => to)) }
}

function blockAround(doc: Node, pos: number): DocRange {
  const $pos = doc.resolve(pos)
  for (let depth = 1; depth <= $pos.depth; depth++)
    if ($pos.node(depth).isTextblock) return { from: $pos.before(depth), to: $pos.after(depth) }
  return { from: pos, to: pos }
}

function runsOf(
  doc: Node,
  change: MentionChange,
  places: ReadonlyMap<string, readonly DocRange[]>,
  newId: NewId,
): readonly SpanRun[] {
  if (change.kind === 'tag') return canTag(doc, change) ? runsToAdd(doc, change, markFor(change, newId())) : []
  const { span } = change
  const instead = change.kind === 'retag' ? spanMark(markFor(change, span)) : null
  const with_ = (marks: readonly Mark[]) =>
    marks.flatMap((mark) => (spanId(mark) !== span ? [mark] : instead === null ? [] : [instead]))
  return (places.get(span) ?? []).flatMap(({ from, to }) => spanRuns(doc, from, to, with_))
}

const markFor = ({ name, attributes }: Extract<MentionChange, { name: string }>, id: string) => ({
  id,
  name,
  attributes,
})

/** Whether the words of a new tag are there, in one block unless they may go over more, and do not have that very tag already. */
function canTag(doc: Node, change: Extract<MentionChange, { kind: 'tag' }>): boolean {
  const { from, to, text, across } = change
  if (from < 0 || to <= from || to > doc.content.size) return false
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  if (!$from.parent.inlineContent || !$to.parent.inlineContent) return false
  if (across !== true && !$from.sameParent($to)) return false
  if (text !== undefined && lettersBetween(doc, from, to) !== letters(text)) return false
  const same = spanMark(markFor(change, ''))
  return !commonMarks(doc, { from, to }).some((mark) => {
    const edges = [$from.nodeBefore, $to.nodeAfter]
    return (
      spanMark({ ...spanAttrs(mark), id: '' }).eq(same) &&
      !edges.some((node) => markOf(node?.marks ?? [], spanId(mark)))
    )
  })
}

function lettersBetween(doc: Node, from: number, to: number): string {
  let text = ''
  forInline(doc, from, to, (child, start, end) => {
    const at = child.isText ? doc.resolve(start).textOffset : 0
    text +=
      child.text?.slice(
        child.text.length === end - start ? 0 : at,
        (child.text.length === end - start ? 0 : at) + end - start,
      ) ?? ''
  })
  return letters(text)
}

/** Words without the space between them, which notes, line and page breaks part otherwise in each list. */
const letters = (text: string): string => text.replace(/\s+/gu, '')

/** Where the spans stand that changes are about: one walk for all of them. */
function placesOfAll(doc: Node, changes: readonly MentionChange[]): ReadonlyMap<string, readonly DocRange[]> {
  const places = new Map<string, { from: number; to: number }[]>()
  for (const change of changes) if (change.kind !== 'tag') places.set(change.span, [])
  if (places.size === 0) return places
  doc.descendants((node, pos) => {
    for (const mark of node.marks) {
      const known = places.get(spanId(mark))
      const last = known?.at(-1)
      if (last?.to === pos) last.to = pos + node.nodeSize
      else known?.push({ from: pos, to: pos + node.nodeSize })
    }
  })
  return places
}

/** The runs that lead from the marks of one doc to those of another, within ranges; they differ in nothing else. */
export function runsBetween(before: Node, after: Node, ranges: readonly DocRange[]): readonly SpanRun[] {
  return byNote(before, ranges)
    .flatMap((own) => united(own))
    .flatMap(({ from, to }) => {
      const runs: SpanRun[] = []
      const now = stretchesOf(after, from, to)
      let index = 0
      for (const old of stretchesOf(before, from, to))
        for (let at = old.from; at < old.to;) {
          while ((now[index]?.to ?? Infinity) <= at) index += 1
          const end = Math.min(old.to, now[index]?.to ?? old.to)
          const marks = now[index]?.marks ?? old.marks
          if (!Mark.sameSet(old.marks, marks)) runs.push({ from: at, to: end, before: old.marks, after: marks })
          at = end
        }
      return runs
    })
}

interface Stretch extends DocRange {
  readonly marks: readonly Mark[]
}

/** The inline children in a range, each with its marks; those of a note only where the range lies in it. */
function stretchesOf(doc: Node, from: number, to: number): readonly Stretch[] {
  const found: Stretch[] = []
  forInline(doc, from, to, (child, start, end) => found.push({ from: start, to: end, marks: child.marks }))
  return found
}

/** Ranges by the note that they stand in: those within a note say nothing of those around it. */
function byNote(doc: Node, ranges: readonly DocRange[]): readonly (readonly DocRange[])[] {
  const notes = new Map<number, DocRange[]>()
  for (const range of ranges) {
    const note = noteAround(doc, range.from)
    const own = notes.get(note)
    if (own) own.push(range)
    else notes.set(note, [range])
  }
  return [...notes.values()]
}

/** Where the innermost note begins that a position is in; -1 for none. */
function noteAround(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).isInline) return $pos.before(depth)
  return -1
}

/** Ranges in order, those that overlap or touch as one. */
function united(ranges: readonly DocRange[]): readonly DocRange[] {
  const found: { from: number; to: number }[] = []
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last !== undefined && last.to >= from) last.to = Math.max(last.to, to)
    else found.push({ from, to })
  }
  return found
}
