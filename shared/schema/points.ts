import type { NodeSpec } from 'prosemirror-model'
import { blockAttrs, elementAttrs, placeAttrs, type BlockAttrs, type ElementAttrs } from './attributes'
import { blockAttrsOf, domAttrs, elementAttrsOf, type ElementLike } from './dom'

/** A page break (`pb`) in running text, between letters of a word too. */
export const pageBreak: NodeSpec = {
  group: 'inline',
  inline: true,
  attrs: elementAttrs('pb'),
  parseDOM: [{ tag: 'span.pageBreak', getAttrs: elementAttrsOf }],
  toDOM: (node) => ['span', pageDom('pageBreak', node.attrs as ElementAttrs)],
}

/** A page break between blocks, items or rows. */
export const blockPageBreak: NodeSpec = {
  group: 'block edge',
  attrs: blockAttrs('pb'),
  parseDOM: [{ tag: 'div.blockPageBreak', getAttrs: blockAttrsOf }],
  toDOM: (node) => ['div', pageDom('blockPageBreak', node.attrs as BlockAttrs)],
}

/** A line break (`lb`) in running text. */
export const lineBreak: NodeSpec = {
  group: 'inline',
  inline: true,
  selectable: false,
  attrs: elementAttrs('lb'),
  leafText: () => '\n',
  parseDOM: [{ tag: 'br.lineBreak', getAttrs: elementAttrsOf }, { tag: 'br' }],
  toDOM: (node) => ['br', domAttrs('lineBreak', node.attrs as ElementAttrs)],
}

/** What a point stands for: an empty element, or a comment or processing instruction with its text. */
export type PointKind = 'element' | 'comment' | 'instruction'

/** What a point carries: for a comment or instruction, `data` holds all between its delimiters, as written, and the name is `''`. */
export interface PointAttrs extends ElementAttrs {
  readonly kind: PointKind
  readonly data: string
}

const pointAttrs = {
  ...elementAttrs(''),
  kind: { default: 'element' as PointKind, validate: 'string' },
  data: { default: '', validate: 'string' },
}

/** An empty element (`gap`, `milestone`, `anchor`, an empty span), comment or processing instruction in running text. */
export const point: NodeSpec = {
  group: 'inline',
  inline: true,
  attrs: pointAttrs,
  parseDOM: [{ tag: 'span.point', getAttrs: pointAttrsOf }],
  toDOM: (node) => ['span', pointDom('point', node.attrs as PointAttrs)],
}

/** The same between blocks, items or rows. */
export const blockPoint: NodeSpec = {
  group: 'block edge',
  attrs: { ...pointAttrs, ...placeAttrs },
  parseDOM: [{ tag: 'div.blockPoint', getAttrs: pointAttrsOf }],
  toDOM: (node) => ['div', pointDom('blockPoint', node.attrs as PointAttrs)],
}

/** What a kept leaf carries: the source text of a whole element, with all that is in it. */
export interface KeptAttrs {
  readonly xml: string
}

/** An element in running text that the model has no better place for, kept whole and shown as a chip. */
export const kept: NodeSpec = {
  group: 'inline',
  inline: true,
  attrs: { xml: { validate: 'string' } },
  parseDOM: [{ tag: 'span.kept', getAttrs: keptAttrsOf }],
  toDOM: (node) => ['span', keptDom('kept', node.attrs as KeptAttrs)],
}

/** The same between blocks, items or rows: `facsimile`, `standOff`, `xi:include`, MathML. */
export const blockKept: NodeSpec = {
  group: 'block edge',
  attrs: { xml: { validate: 'string' }, ...placeAttrs },
  parseDOM: [{ tag: 'div.blockKept', getAttrs: keptAttrsOf }],
  toDOM: (node) => ['div', keptDom('blockKept', node.attrs as KeptAttrs)],
}

function pageDom(kind: string, attrs: ElementAttrs): Record<string, string> {
  return { ...domAttrs(kind, attrs), 'data-page': attrs.attributes['n'] ?? '' }
}

function pointDom(kind: string, attrs: PointAttrs): Record<string, string> {
  const dom = domAttrs(kind, attrs)
  if (attrs.kind === 'element') return dom
  return { ...dom, 'data-kind': attrs.kind, 'data-text': attrs.data }
}

function pointAttrsOf(dom: ElementLike): PointAttrs {
  const kind = dom.getAttribute('data-kind')
  const attrs = elementAttrsOf(dom)
  if (kind === 'comment' || kind === 'instruction') return { ...attrs, kind, data: dom.getAttribute('data-text') ?? '' }
  return { ...attrs, kind: 'element', data: '' }
}

function keptDom(kind: string, { xml }: KeptAttrs): Record<string, string> {
  return { class: kind, 'data-xml': xml, 'data-label': keptName(xml) }
}

function keptAttrsOf(dom: ElementLike): KeptAttrs {
  return { xml: dom.getAttribute('data-xml') ?? '' }
}

/** The name of the element whose source text a kept leaf holds; for its chip. */
export function keptName(xml: string): string {
  return /^<([^\s/>]+)/.exec(xml)?.[1] ?? ''
}
