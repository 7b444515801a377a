import type { GivenElements } from './pasted/given-elements'
import { pastedNotes } from './pasted/pasted-notes'
import { pastedTags } from './pasted/pasted-tags'
import { withoutPadding } from './pasted/padding'
import { isTangled, wordsAlone } from './pasted/tangled'
import { nestedLists, wordLists } from './pasted/word-lists'

const dropped =
  'script, style, noscript, template, svg, math, iframe, object, nav, button, input, select, meta, link, title, .mw-editsection, [hidden]'
const kept: Readonly<Record<string, readonly string[]>> = {
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan'],
}

/**
 * HTML from elsewhere, freed from all but its elements: no classes, which could be taken for ours, no styles, no data,
 * nothing that is not text. What says by style how it is set says it by element, what Word says is a list becomes one, links
 * become references, and notes stand where they are referred to. Our own HTML is left as it is.
 */
export function cleanHtml(html: string): string {
  if (html.includes('data-pm-slice')) return html
  // Style sheets go before anything reads them: they are of no use here, and the page's policy would report them.
  const { body } = new DOMParser().parseFromString(html.replace(/<style\b[^]*?<\/style\s*>/gi, ''), 'text/html')
  for (const element of body.querySelectorAll(dropped)) element.remove()
  if (isTangled(body)) return wordsAlone(body)
  for (const caption of body.querySelectorAll('caption')) caption.closest('table')?.before(paragraphOf(caption))
  const elements: GivenElements = new Map()
  wordLists(body)
  nestedLists(body)
  pastedNotes(body, elements)
  withoutPadding(body)
  pastedTags(body, elements)
  for (const element of body.querySelectorAll('*')) {
    const keep = kept[element.tagName] ?? []
    for (const { name } of [...element.attributes]) if (!keep.includes(name)) element.removeAttribute(name)
    for (const [name, value] of Object.entries(elements.get(element) ?? {})) element.setAttribute(name, value)
  }
  return body.innerHTML
}

/** A table of ours has no caption: its words stand before the table. */
function paragraphOf(caption: Element): HTMLElement {
  const paragraph = document.createElement('p')
  paragraph.append(...caption.childNodes)
  caption.remove()
  return paragraph
}
