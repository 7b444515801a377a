import type { Mark, Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { blockText } from '../queries/block-text'
import { spanAttrs, spanId } from '../queries/spans'
import { localName, schema, type Attributes } from '../schema'
import { keepingValid } from './keep-valid'
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

/** A change of the letters of one text block; indices count in its content. */
interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * Makes `text` of the words in a range and records it: both stand in the text then, as `choice(sic, corr)`; whole words that were
 * missing become `supplied`, those that are too much `surplus`, where nothing stands beside them. The change is widened to
 * whole words. Tags on all of the words stand around both, tags on some of them stay where they were.
 *
 * Does nothing where a note, a page break or another point stands among the words, or where an intervention stands already:
 * that is said by {@link mayRecord}.
 */
export function recordCorrection(range: DocRange, text: string, recording: Recording, newId: NewId): Command {
  return keepingValid((state, dispatch) => {
    const change = changeOf(state.doc, range, text)
    if (change === null || !mayRecord(state.doc, change)) return false
    if (dispatch) dispatch(recorded(state.tr, change, recording, newId).scrollIntoView())
    return true
  })
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
function changeOf(doc: Node, { from, to }: DocRange, text: string): Change | null {
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

function recorded(tr: Transaction, { from, to, text }: Change, { kind, resp }: Recording, newId: NewId): Transaction {
  const { was, is } = elements[kind]
  const by: Attributes = resp === '' ? {} : { resp }
  const make = (name: string, attributes: Attributes = {}) => spanMark({ id: newId(), name, attributes })
  if (from === to) return tr.insert(from, schema.text(text, [...tr.doc.resolve(from).marks(), make('supplied', by)]))
  if (text === '') return tr.step(new SpanStep(runsInside(tr.doc, { from, to }, [make('surplus', by)])))
  const choice = make('choice')
  const common = commonMarks(tr.doc, { from, to })
  tr.step(new SpanStep(runsInside(tr.doc, { from, to }, [choice, make(was)])))
  return tr.insert(to, schema.text(text, [...common, choice, make(is, by)]))
}

/** The runs that put new spans within those that stand on all of a range, and around all others in it. */
function runsInside(doc: Node, range: DocRange, spans: readonly Mark[]): readonly SpanRun[] {
  const common = new Set(commonMarks(doc, range).map(spanId))
  const runs: SpanRun[] = []
  forInline(doc, range.from, range.to, ({ marks }, from, to) => {
    const index = marks.findLastIndex((mark) => common.has(spanId(mark))) + 1
    runs.push({ from, to, before: marks, after: marks.toSpliced(index, 0, ...spans) })
  })
  return runs
}

const isLetter = (character: string): boolean => /[\p{L}\p{M}\p{N}’']/u.test(character)

function wordBefore(text: string, index: number): string {
  return /[\p{L}\p{M}\p{N}’'-]*$/u.exec(text.slice(0, index))?.[0] ?? ''
}

function wordAfter(text: string, index: number): string {
  return /^[\p{L}\p{M}\p{N}’'-]*/u.exec(text.slice(index))?.[0] ?? ''
}
