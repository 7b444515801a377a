const dropped =
  'script, style, noscript, template, svg, math, iframe, object, nav, button, input, select, meta, link, title'
const kept: Readonly<Record<string, readonly string[]>> = {
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan'],
  B: ['style'],
}

/**
 * HTML from elsewhere, freed from all but its elements: no classes, which could be taken for ours, no styles, no data,
 * nothing that is not text. What says italic or bold by style says it by element. Our own HTML is left as it is.
 */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  if (body.querySelector('[data-pm-slice]')) return html
  for (const element of body.querySelectorAll(dropped)) element.remove()
  for (const element of body.querySelectorAll<HTMLElement>('span[style], font[style]')) {
    const { fontStyle, fontWeight } = element.style
    if (fontStyle === 'italic' || fontStyle === 'oblique') wrap(element, 'i')
    if (fontWeight === 'bold' || Number(fontWeight) >= 600) wrap(element, 'b')
  }
  for (const element of body.querySelectorAll('*')) {
    const keep = kept[element.tagName] ?? []
    for (const { name } of [...element.attributes]) if (!keep.includes(name)) element.removeAttribute(name)
  }
  return body.innerHTML
}

function wrap(element: HTMLElement, name: 'i' | 'b'): void {
  const wrapper = document.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}
