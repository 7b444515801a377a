import type { NodeSpec } from 'prosemirror-model'
import { blockAttrs, type BlockAttrs } from './attributes'
import { blockAttrsOf, domAttrs } from './dom'

/** A `list`: items, with headings, labels, page breaks and comments between them; nothing else, so that typing cannot put text there. */
export const list: NodeSpec = {
  group: 'block',
  content: '(item | heading | label | edge)+',
  attrs: blockAttrs('list'),
  parseDOM: [
    { tag: 'div.list', getAttrs: blockAttrsOf },
    { tag: 'ul' },
    { tag: 'ol', attrs: { attributes: { rend: 'numbered' } } },
  ],
  toDOM: (node) => ['div', { ...domAttrs('list', node.attrs as BlockAttrs), role: 'list' }, 0],
}

/** An `item` of a list. Text directly in it stands in loose text. */
export const item: NodeSpec = {
  content: 'block+',
  attrs: blockAttrs('item'),
  defining: true,
  parseDOM: [{ tag: 'div.item', getAttrs: blockAttrsOf }, { tag: 'li' }],
  toDOM: (node) => ['div', { ...domAttrs('item', node.attrs as BlockAttrs), role: 'listitem' }, 0],
}

/** The `label` of the item that follows it in a list; told as an item of its own, for a list may own nothing else (WAI-ARIA 1.2, 5.4). */
export const label: NodeSpec = {
  content: 'inline*',
  attrs: blockAttrs('label'),
  parseDOM: [{ tag: 'div.label', getAttrs: blockAttrsOf }],
  toDOM: (node) => ['div', { ...domAttrs('label', node.attrs as BlockAttrs), role: 'listitem' }, 0],
}
