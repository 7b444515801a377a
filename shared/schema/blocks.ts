import type { NodeSpec } from 'prosemirror-model'
import { TEI_NAMESPACE } from '../namespaces'
import { blockAttrs, placeAttrs, type BlockAttrs, type ElementAttrs } from './attributes'
import { blockAttrsOf, domAttrs } from './dom'

/** What the root node carries: the root element, and what stands before and after it in the file, as written. */
export interface DocAttrs extends ElementAttrs {
  readonly prolog: string
  readonly epilog: string
  /** How the source differs from the file that was read, as JSON; see `tei/amended.ts`. `null` where it does not. */
  readonly amended: string | null
}

/** The root: stands for the file's root element (`TEI`, `teiCorpus`, or what the file has). */
export const doc: NodeSpec = {
  content: 'block+',
  // No caret stands beside its header, which nobody sees: what is typed there would become a text of its own.
  allowGapCursor: false,
  attrs: {
    ...blockAttrs('TEI'),
    attributes: { default: { xmlns: TEI_NAMESPACE } },
    prolog: { default: '', validate: 'string' },
    epilog: { default: '', validate: 'string' },
    amended: { default: null, validate: 'string|null' },
  },
}

/** What a header node carries: the source text of the whole `teiHeader` element. */
export interface HeaderAttrs {
  readonly xml: string
}

/** The `teiHeader`, kept as its own source text and edited as fields that patch it; never shown in the text. */
export const header: NodeSpec = {
  group: 'block',
  atom: true,
  selectable: false,
  attrs: { xml: { validate: 'string' }, ...placeAttrs },
  toDOM: () => ['div', { class: 'header', hidden: '' }],
}

/** An element that holds blocks: `div`, `body`, `quote`, `figure`, `closer`, or an unknown one. */
export const container: NodeSpec = {
  group: 'block',
  content: 'block+',
  attrs: blockAttrs('div'),
  defining: true,
  parseDOM: [
    { tag: 'div.container', getAttrs: blockAttrsOf },
    { tag: 'blockquote', attrs: { name: 'quote' } },
  ],
  toDOM: (node) => ['div', domAttrs('container', node.attrs as BlockAttrs), 0],
}

/** An element that holds running text: `p`, `dateline`, `signed`, `l`, or an unknown one. Loose text has the name `''`. */
export const textblock: NodeSpec = {
  group: 'block',
  content: 'inline*',
  attrs: blockAttrs('p'),
  parseDOM: [{ tag: 'div.textblock', getAttrs: blockAttrsOf }, { tag: 'p' }],
  toDOM: (node) => ['div', domAttrs('textblock', node.attrs as BlockAttrs), 0],
}

/** A heading (`head`), of a division, list, table or figure. */
export const heading: NodeSpec = {
  group: 'block',
  content: 'inline*',
  attrs: blockAttrs('head'),
  defining: true,
  parseDOM: [{ tag: 'div.heading', getAttrs: blockAttrsOf }, { tag: 'h1,h2,h3,h4,h5,h6' }],
  toDOM: (node) => ['div', { ...domAttrs('heading', node.attrs as BlockAttrs), role: 'heading', 'aria-level': '2' }, 0],
}
