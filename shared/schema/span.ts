import type { MarkSpec } from 'prosemirror-model'
import { elementAttrs, type SpanAttrs } from './attributes'
import { domAttrs, elementAttrsOf, type ElementLike } from './dom'
import { familyOf } from './families'
import { renditionWords, type Rendition } from './renditions'

/**
 * Every phrase element (`persName`, `hi`, `sic` …) is this one mark. Within one mark type ProseMirror keeps the order
 * of a set, and that order is the nesting, outermost first; equal ids make one span, so neighbours stay two.
 *
 * Spans parsed from foreign HTML come with the id `''`; whoever takes them in gives them ids.
 */
export const span: MarkSpec = {
  attrs: { id: { default: '', validate: 'string' }, ...elementAttrs('hi') },
  excludes: '',
  inclusive: false,
  parseDOM: [
    { tag: 'span.span', getAttrs: spanAttrsOf },
    ...rendition('italic', 'i', 'em', 'cite', 'dfn'),
    ...rendition('bold', 'b:not([style*="font-weight: normal"]):not([style*="font-weight:normal"])', 'strong'),
    ...rendition('superscript', 'sup'),
    ...rendition('subscript', 'sub'),
    ...rendition('underline', 'u'),
    ...rendition('strikethrough', 's', 'strike'),
  ],
  toDOM: (mark) => {
    const attrs = mark.attrs as SpanAttrs
    const family = familyOf(attrs.name, attrs.attributes)
    const kind = family === 'other' ? '' : ` about-${family}`
    const dom = domAttrs('span', attrs)
    return ['span', { ...dom, class: `${dom['class'] ?? ''}${kind}`, 'data-id': attrs.id }, 0]
  },
}

function rendition(name: Rendition, ...tags: readonly string[]) {
  const [rend] = renditionWords[name]
  return tags.map((tag) => ({ tag, attrs: { id: '', name: 'hi', attributes: { rend } } }))
}

function spanAttrsOf(dom: ElementLike): SpanAttrs {
  return { id: dom.getAttribute('data-id') ?? '', ...elementAttrsOf(dom) }
}
