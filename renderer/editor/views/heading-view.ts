import { DOMSerializer, type Node } from 'prosemirror-model'
import type { EditorView, NodeView } from 'prosemirror-view'
import { schema } from '../../../shared/schema'

/**
 * A heading, told to screen readers as one; that of a list as the first of its items, for a list may own nothing else
 * (WAI-ARIA 1.2, 5.4). A node never gets another parent without being drawn anew.
 */
export function headingView(node: Node, view: EditorView, getPos: () => number | undefined): NodeView {
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, schema.nodes.heading.spec.toDOM?.(node) ?? ['div', 0])
  const pos = getPos()
  if (pos !== undefined && view.state.doc.resolve(pos).parent.type === schema.nodes.list) {
    dom.setAttribute('role', 'listitem')
    dom.removeAttribute('aria-level')
  }
  return { dom, contentDOM: contentDOM ?? null }
}
