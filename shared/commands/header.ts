import type { Command } from 'prosemirror-state'
import { schema, type HeaderAttrs } from '../schema'

/** Sets the source text of the root's teiHeader, so that undo covers it; not where the doc has none or it says the same. */
export function setHeader(xml: string): Command {
  return (state, dispatch) => {
    let pos = 0
    for (const child of state.doc.children) {
      if (child.type === schema.nodes.header) {
        if ((child.attrs as HeaderAttrs).xml === xml) return false
        dispatch?.(state.tr.setNodeAttribute(pos, 'xml', xml))
        return true
      }
      pos += child.nodeSize
    }
    return false
  }
}
