import type { Mark, Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { spanAttrs, spanId } from '../queries/spans'
import { localName, schema } from '../schema'
import type { InterventionWords } from './intervention'
import { keepingValid } from './keep-valid'
import { commonMarks, spanMark } from './span-marks'
import { forInline, SpanStep, spanRuns } from './span-step'
import type { StandingIntervention } from './standing-intervention'

/** Gives a standing intervention of this very doc other attributes and, of a pair, another text instead. */
export function changeIntervention(standing: StandingIntervention, { attributes, text }: InterventionWords): Command {
  return keepingValid((state, dispatch) => {
    const { tr } = state
    const { kind, from, to, spans } = standing
    const { shape } = kind
    if (shape.kind === 'place') tr.setNodeAttribute(from, 'attributes', attributes)
    else {
      const element = shape.kind === 'pair' ? shape.is : shape.element
      const others = (mark: Mark) => (spans.has(spanId(mark)) && nameOf(mark) === element ? changed(mark) : mark)
      const changed = (mark: Mark) => spanMark({ ...spanAttrs(mark), attributes })
      const runs = spanRuns(tr.doc, from, to, (marks) => marks.map(others))
      if (runs.length > 0) tr.step(new SpanStep(runs))
      if (shape.kind === 'pair' && text !== '' && text !== standing.is) replaceSide(tr, standing, shape.is, text)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

function replaceSide(tr: Transaction, standing: StandingIntervention, element: string, text: string): void {
  const pieces = sidePieces(tr.doc, standing, element)
  const [first] = pieces
  const last = pieces.at(-1)
  if (!first || !last) return
  tr.replaceWith(first.from, last.to, schema.text(text, commonMarks(tr.doc, { from: first.from, to: last.to })))
}

/** The stretches of one text of a pair. */
function sidePieces(doc: Node, { from, to, spans }: StandingIntervention, element: string): readonly DocRange[] {
  const pieces: DocRange[] = []
  forInline(doc, from, to, ({ marks }, start, end) => {
    if (marks.some((mark) => spans.has(spanId(mark)) && nameOf(mark) === element)) pieces.push({ from: start, to: end })
  })
  return pieces
}

/** What stays of an intervention that is taken away: of a pair, either text; of others, their words or nothing. */
export type KeptWords = 'was' | 'is' | 'nothing'

/** Takes a standing intervention of this very doc away, and keeps of it what is said; of what stands at a place, nothing. */
export function removeIntervention(standing: StandingIntervention, keep: KeptWords): Command {
  return keepingValid((state, dispatch) => {
    const { tr } = state
    const { kind, from, to, spans } = standing
    const { shape } = kind
    if (shape.kind === 'place' || (shape.kind === 'words' && keep === 'nothing')) tr.delete(from, to)
    else {
      const gone =
        shape.kind === 'pair' && keep !== 'nothing'
          ? sidePieces(tr.doc, standing, keep === 'was' ? shape.is : shape.was)
          : []
      tr.step(new SpanStep(spanRuns(tr.doc, from, to, (marks) => marks.filter((mark) => !spans.has(spanId(mark))))))
      for (const piece of gone.toReversed()) tr.delete(piece.from, piece.to)
    }
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

const nameOf = (mark: Mark): string => localName(spanAttrs(mark).name)
