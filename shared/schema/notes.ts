import type { Node, NodeSpec } from 'prosemirror-model'
import { blockAttrs, elementAttrs, type BlockAttrs, type ElementAttrs } from './attributes'
import { blockAttrsOf, domAttrs, elementAttrsOf } from './dom'

const { name, attributes } = elementAttrs('note')

/**
 * A `note` anchored in running text, with its own text as blocks inside it. Its attributes must be given: a node that
 * can be made of nothing would be put around blocks that are pasted into a line.
 */
export const note: NodeSpec = {
  group: 'inline',
  inline: true,
  content: 'block+',
  isolating: true,
  attrs: { name, attributes: { validate: attributes.validate } },
  parseDOM: [{ tag: 'span.note', getAttrs: elementAttrsOf }],
  toDOM: (node) => ['span', domAttrs('note', node.attrs as ElementAttrs), 0],
}

/** A `note` that stands between blocks: a source note, a summary. */
export const blockNote: NodeSpec = {
  group: 'block',
  content: 'block+',
  defining: true,
  attrs: blockAttrs('note'),
  parseDOM: [{ tag: 'div.blockNote', getAttrs: blockAttrsOf }],
  toDOM: (node) => ['div', { ...domAttrs('blockNote', node.attrs as BlockAttrs), ...numberOfWaiting(node) }, 0],
}

/** The number of a note that waits for its reference, which nothing else shows. */
function numberOfWaiting(node: Node): Readonly<Record<string, string>> {
  const { anchored, n } = (node.attrs as BlockAttrs).attributes
  return anchored === 'false' && n !== undefined && n !== '' ? { 'data-number': n } : {}
}
