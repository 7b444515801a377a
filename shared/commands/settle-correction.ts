import type { Mark, Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { markOf, spanAttrs, spanId, spanRange } from '../queries/spans'
import { localName } from '../schema'
import { keepingValid } from './keep-valid'
import { forInline, SpanStep, spanRuns } from './span-step'

/** Which of the two texts of a recorded intervention stays: what was, or what is instead. */
export type KeptText = 'was' | 'is'

const was: ReadonlySet<string> = new Set(['sic', 'orig', 'abbr', 'surplus'])
const is: ReadonlySet<string> = new Set(['corr', 'reg', 'expan', 'supplied'])

/** A recorded intervention and where it stands. */
export interface Intervention extends DocRange {
  /** The ids of its spans. */
  readonly spans: ReadonlySet<string>
  readonly was: readonly DocRange[]
  readonly is: readonly DocRange[]
}

/**
 * Makes a recorded intervention at the selection plain text again: as it was before, or as it was corrected, without its
 * elements. An alternative that is neither (several corrections) stops it.
 */
export function settleCorrection(keep: KeptText): Command {
  return keepingValid((state, dispatch) => {
    const intervention = interventionAt(state)
    if (intervention === null) return false
    if (!dispatch) return true
    const { from, to, spans } = intervention
    const { tr } = state
    tr.step(new SpanStep(spanRuns(tr.doc, from, to, (marks) => marks.filter((mark) => !spans.has(spanId(mark))))))
    const gone = keep === 'was' ? intervention.is : intervention.was
    for (const range of gone.toReversed()) tr.delete(range.from, range.to)
    dispatch(tr.scrollIntoView())
    return true
  })
}

/** The recorded intervention that the selection begins in, or beside; `null` where there is none. */
export function interventionAt(state: Pick<EditorState, 'doc' | 'selection'>): Intervention | null {
  const { $from } = state.selection
  const marks = [...($from.nodeAfter?.marks ?? []), ...($from.nodeBefore?.marks ?? [])]
  const choice = marks.find((mark) => nameOf(mark) === 'choice')
  const alone = marks.find((mark) => ['supplied', 'surplus'].includes(nameOf(mark)))
  const whole = choice ?? alone
  const range = whole && spanRange(state.doc, spanId(whole), $from.pos)
  return range ? readIntervention(state.doc, range, whole) : null
}

function readIntervention(doc: Node, range: DocRange, whole: Mark): Intervention | null {
  const spans = new Set([spanId(whole)])
  const found: { readonly side: KeptText; readonly id: string; readonly from: number; readonly to: number }[] = []
  let plain = true
  forInline(doc, range.from, range.to, (child, from, to) => {
    const around = child.marks.slice(child.marks.findIndex((mark) => mark === markOf(child.marks, spanId(whole))))
    const mark = around.find((one) => was.has(nameOf(one)) || is.has(nameOf(one)))
    // Space between the alternatives is layout.
    if (!mark) plain &&= /^\s*$/.test(child.text ?? '\uFFFC')
    else found.push({ side: was.has(nameOf(mark)) ? 'was' : 'is', id: spanId(mark), from, to })
    spans.add(mark ? spanId(mark) : spanId(whole))
  })
  const ids = (side: KeptText) => new Set(found.filter((one) => one.side === side).map(({ id }) => id)).size
  if (!plain || ids('was') > 1 || ids('is') > 1 || found.length === 0) return null
  const of = (side: KeptText) => found.filter((one) => one.side === side).map(({ from, to }) => ({ from, to }))
  return { ...range, spans, was: of('was'), is: of('is') }
}

const nameOf = (mark: Mark): string => localName(spanAttrs(mark).name)
