import { wordLists } from './word-lists'

const dropped =
  'script, style, noscript, template, svg, math, iframe, object, nav, button, input, select, meta, link, title, .mw-editsection'
const kept: Readonly<Record<string, readonly string[]>> = {
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan'],
  B: ['style'],
}

/**
 * HTML from elsewhere, freed from all but its elements: no classes, which could be taken for ours, no styles, no data,
 * nothing that is not text. What says italic, bold or small capitals by style says it by element, and what Word says is
 * a list becomes one. Our own HTML is left as it is.
 */
export function cleanHtml(html: string): string {
  if (html.includes('data-pm-slice')) return html
  // Style sheets go before anything reads them: they are of no use here, and the page's policy would report them.
  const { body } = new DOMParser().parseFromString(html.replace(/<style\b[^]*?<\/style\s*>/gi, ''), 'text/html')
  for (const element of body.querySelectorAll(dropped)) element.remove()
  for (const caption of body.querySelectorAll('caption')) caption.closest('table')?.before(paragraphOf(caption))
  wordLists(body)
  const small = wrapped(body)
  for (const element of body.querySelectorAll('*')) {
    const keep = kept[element.tagName] ?? []
    for (const { name } of [...element.attributes]) if (!keep.includes(name)) element.removeAttribute(name)
  }
  for (const element of small) {
    element.className = 'span hi'
    element.dataset['attributes'] = '{"rend":"smallcaps"}'
  }
  return body.innerHTML
}

/** Puts the element for what a style says around its contents; the answer is what stands around small capitals. */
function wrapped(body: HTMLElement): readonly HTMLElement[] {
  const small: HTMLElement[] = []
  for (const element of body.querySelectorAll<HTMLElement>('span[style], font[style]')) {
    const { fontStyle, fontWeight, fontVariant } = element.style
    if (fontStyle === 'italic' || fontStyle === 'oblique') wrap(element, 'i')
    if (fontWeight === 'bold' || Number(fontWeight) >= 600) wrap(element, 'b')
    if (fontVariant.includes('small-caps')) small.push(wrap(element, 'span'))
  }
  return small
}

/** A table of ours has no caption: its words stand before the table. */
function paragraphOf(caption: Element): HTMLElement {
  const paragraph = document.createElement('p')
  paragraph.append(...caption.childNodes)
  caption.remove()
  return paragraph
}

function wrap(element: HTMLElement, name: 'i' | 'b' | 'span'): HTMLElement {
  const wrapper = document.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
  return wrapper
}
