import { escapeAttribute } from '../../xml/escape'
import { says, textOf, type HtmlElement } from './html-element'

const pageBreak = /^(?:doc-pagebreak|pagebreak)$/
const pageWords = /^\[?(?:(?:facsimile )?page|p\.|seite|s\.)?\s*(?:[A-Z]?-?\d{1,5}[a-z]?|[ivxlcdm]{1,9})?\]?$/i

/** A page break holds the number of a page at most; what says more is text, whatever its role. */
export const isPageBreak = (element: HtmlElement): boolean =>
  says(element, pageBreak) && pageWords.test(textOf(element).trim())

/** The number of a page as a break says it, as an attribute of TEI or `''`. */
export function labelOf(element: HtmlElement): string {
  const { 'aria-label': label, title } = element.attributes
  const said = (label ?? title ?? textOf(element))
    .replace(/[[\]]/g, '')
    .replace(/^\s*(?:page|p\.|seite|s\.)\s+/i, '')
    .trim()
  const name = element.attributes['data-page'] ?? said
  return name === '' ? '' : ` n="${escapeAttribute(name.slice(0, 40))}"`
}
