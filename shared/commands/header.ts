import { Fragment, Slice, type Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { AttrStep, ReplaceStep, type Step } from 'prosemirror-transform'
import { schema, type HeaderAttrs } from '../schema'
import { newHeader, patchHeader, type HeaderFields } from '../tei/header'

/** Sets the source text of the root's teiHeader, so that undo covers it; not where the doc has none or it says the same. */
export function setHeader(xml: string): Command {
  return (state, dispatch) => {
    const place = headerAt(state.doc)
    if (place === null || place.xml === xml) return false
    dispatch?.(state.tr.setNodeAttribute(place.pos, 'xml', xml))
    return true
  }
}

/** What writing fields into a header comes to, and what undoes it. */
export interface HeaderSteps {
  readonly steps: readonly Step[]
  readonly inverse: readonly Step[]
}

/** Writes fields into the header of a doc, which gets one before all else where it has none; nothing where it says them. */
export function headerSteps(doc: Node, fields: Partial<HeaderFields>): HeaderSteps {
  const place = headerAt(doc)
  if (place === null) {
    const header = schema.nodes.header.create({ xml: newHeader(fields) })
    const step = new ReplaceStep(0, 0, new Slice(Fragment.from(header), 0, 0))
    return { steps: [step], inverse: [step.invert(doc)] }
  }
  const xml = patchHeader(place.xml, fields)
  if (xml === place.xml) return { steps: [], inverse: [] }
  return { steps: [new AttrStep(place.pos, 'xml', xml)], inverse: [new AttrStep(place.pos, 'xml', place.xml)] }
}

/** Writes fields into the header of the text, as one change; not where it says them already. */
export function setFields(fields: Partial<HeaderFields>): Command {
  return (state, dispatch) => {
    const { steps } = headerSteps(state.doc, fields)
    if (steps.length === 0) return false
    if (dispatch) dispatch(steps.reduce((tr, step) => tr.step(step), state.tr))
    return true
  }
}

/** The header of a doc and where it stands; `null` where it has none. */
export function headerAt(doc: Node): { readonly pos: number; readonly xml: string } | null {
  let pos = 0
  for (const child of doc.children) {
    if (child.type === schema.nodes.header) return { pos, xml: (child.attrs as HeaderAttrs).xml }
    pos += child.nodeSize
  }
  return null
}
