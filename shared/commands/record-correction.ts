import type { Mark, Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import type { Transform } from 'prosemirror-transform'
import type { DocRange } from '../finding'
import { blockText } from '../queries/block-text'
import { spanAttrs, spanId } from '../queries/spans'
import { localName, schema, type Attributes } from '../schema'
import { headerAt } from './header'
import { keepingValid } from './keep-valid'
import { rememberedIn } from './responsible'
import { commonMarks, spanMark } from './span-marks'
import { childrenBetween, forInline, SpanStep, type SpanRun } from './span-step'
import type { NewId } from './tag'

/**
 * How a change of the text is recorded as an editor's intervention: as the correction of an error (`sic` and `corr`) or as the
 * regular form of another spelling (`orig` and `reg`). TEI P5, 3.5 “Simple Editorial Changes”.
 */
export interface Recording {
  readonly kind: 'correction' | 'regularisation'
  /** Who is responsible (`@resp`), or `''`. */
  readonly resp: string
  /**
   * What they are named for in the header of a text that does not know them yet, so that the pointer leads somewhere; left out:
   * nobody is named.
   */
  readonly share?: string
}

/** What stands for an intervention: the elements of what was, what is instead, what is added, and what is too much. */
const elements = {
  correction: { was: 'sic', is: 'corr' },
  regularisation: { was: 'orig', is: 'reg' },
} as const

/** Elements whose text is an intervention already, or what one was made of. */
export const interventions: ReadonlySet<string> = new Set([
  'sic',
  'corr',
  'orig',
  'reg',
  'abbr',
  'expan',
  'supplied',
  'surplus',
])

/** A change of the words of one text block: what stands in the range becomes `text`. */
export interface RecordableChange extends DocRange {
  readonly text: string
}

/**
 * Makes `text` of the words in a range and records it: both stand in the text then, as `choice(sic, corr)`; whole words that were
 * missing become `supplied`, those that are too much `surplus`, where nothing stands beside them. The change is widened to
 * whole words. Tags on all of the words stand around both, tags on some of them stay where they were.
 *
 * Does nothing where a note, a page break or another point stands among the words, or where an intervention stands already:
 * {@link recordable} tells.
 */
export function recordCorrection(range: DocRange, text: string, recording: Recording, newId: NewId): Command {
  return keepingValid((state, dispatch) => {
    const change = recordable(state.doc, range, text)
    if (change === null) return false
    if (!dispatch) return true
    const { tr } = state
    record(tr, change, recording, newId)
    dispatch(tr.scrollIntoView())
    return true
  })
}

/** What is to be recorded where the words of a range become `text`: widened to whole words; `null` where that cannot be done, or nothing changes. */
export function recordable(doc: Node, range: DocRange, text: string): RecordableChange | null {
  const change = changeOf(doc, range, text)
  return change !== null && mayRecord(doc, change) ? change : null
}

/** Whether what is done to the words of a range can be recorded: they stand in one block, with no note or break among them, in no other intervention. */
export function mayRecord(doc: Node, { from, to }: DocRange): boolean {
  const $from = doc.resolve(from)
  if (!$from.parent.isTextblock || !$from.sameParent(doc.resolve(to))) return false
  const children = childrenBetween(doc, from, to)
  const around = from === to ? $from.marks() : children.flatMap(({ marks }) => marks)
  return (
    children.every(({ isText }) => isText) && !around.some((mark) => interventions.has(localName(spanAttrs(mark).name)))
  )
}

/** The change of a range widened to whole words, reduced to those that differ; `null` where nothing does. */
function changeOf(doc: Node, { from, to }: DocRange, text: string): RecordableChange | null {
  const $from = doc.resolve(from)
  const block = $from.parent
  if (!block.isTextblock || !$from.sameParent(doc.resolve(to))) return null
  const read = blockText(block)
  const start = $from.start()
  const [first, last] = [read.index(from - start), read.index(to - start)]
  const old = read.text.slice(first, last)
  if (old === text) return null
  let head = 0
  while (head < Math.min(old.length, text.length) && old[head] === text[head]) head++
  let tail = 0
  while (tail < Math.min(old.length, text.length) - head && old.at(-1 - tail) === text.at(-1 - tail)) tail++
  let [begin, end] = [first + head, last - tail]
  let instead = text.slice(head, text.length - tail)
  const touches = (beside: string, edges: readonly string[]) =>
    isLetter(beside) && edges.some((edge) => edge === '' || isLetter(edge))
  const gone = read.text.slice(begin, end)
  const left = wordBefore(read.text, begin)
  const right = wordAfter(read.text, end)
  if (touches(read.text.charAt(begin - 1), [gone.charAt(0), instead.charAt(0)])) {
    instead = left + instead
    begin -= left.length
  }
  if (touches(read.text.charAt(end), [gone.slice(-1), instead.slice(-1)])) {
    instead += right
    end += right.length
  }
  // Space at the ends that both have belongs to neither.
  const [oldLead, newLead] = [/^\s*/, /^\s*/].map(
    (space, index) => space.exec(index === 0 ? read.text.slice(begin, end) : instead)?.[0].length ?? 0,
  )
  const lead = Math.min(oldLead ?? 0, newLead ?? 0)
  const at = (index: number, side: 'before' | 'after') =>
    start + (side === 'before' ? read.before(index) : read.after(index))
  const place = {
    from: at(begin + lead, 'before'),
    to: end > begin + lead ? at(end, 'after') : at(begin + lead, 'before'),
  }
  return { ...place, text: instead.slice(lead) }
}

/** Adds the steps that make and record a change, and name who is responsible where the text does not know them. */
export function record(tr: Transform, { from, to, text }: RecordableChange, recording: Recording, newId: NewId): void {
  const { was, is } = elements[recording.kind]
  const by = responsibleFor(tr, recording)
  const make = (name: string, attributes: Attributes = {}) => spanMark({ id: newId(), name, attributes })
  if (from === to) tr.insert(from, schema.text(text, [...tr.doc.resolve(from).marks(), make('supplied', by)]))
  else if (text === '') tr.step(new SpanStep(runsInside(tr.doc, { from, to }, [make('surplus', by)])))
  else {
    const choice = make('choice')
    const common = commonMarks(tr.doc, { from, to })
    tr.step(new SpanStep(runsInside(tr.doc, { from, to }, [choice, make(was)])))
    tr.insert(to, schema.text(text, [...common, choice, make(is, by)]))
  }
}

/** Adds the step that names who is responsible where the text does not know them; answers with what an intervention of theirs says. */
export function responsibleFor(tr: Transform, { resp: remembered, share }: Recording): Attributes {
  const { resp, header } =
    share === undefined ? { resp: remembered, header: null } : rememberedIn(tr.doc, remembered, share)
  const place = header === null ? null : headerAt(tr.doc)
  if (place !== null) tr.setNodeAttribute(place.pos, 'xml', header)
  return resp === '' ? {} : { resp }
}

/** The runs that put new spans within those that stand on all of a range, and around all others in it. */
export function runsInside(doc: Node, range: DocRange, spans: readonly Mark[]): readonly SpanRun[] {
  const common = new Set(commonMarks(doc, range).map(spanId))
  const runs: SpanRun[] = []
  forInline(doc, range.from, range.to, ({ marks }, from, to) => {
    const index = marks.findLastIndex((mark) => common.has(spanId(mark))) + 1
    runs.push({ from, to, before: marks, after: marks.toSpliced(index, 0, ...spans) })
  })
  return runs
}

const isLetter = (character: string): boolean => /[\p{L}\p{M}\p{N}’']/u.test(character)

/** The letters of a word right before an index. */
export function wordBefore(text: string, index: number): string {
  return /[\p{L}\p{M}\p{N}’'-]*$/u.exec(text.slice(0, index))?.[0] ?? ''
}

/** The letters of a word right behind an index. */
export function wordAfter(text: string, index: number): string {
  return /^[\p{L}\p{M}\p{N}’'-]*/u.exec(text.slice(index))?.[0] ?? ''
}
