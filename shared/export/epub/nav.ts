import { escapeText, escapeAttribute } from '../../xml/escape'
import type { EditionTerms } from '../html/edition-terms'

/** A line of the contents, with those in it. */
export interface NavLine {
  readonly title: string
  readonly href: string
  readonly lines?: readonly NavLine[]
}

/** The body of the navigation document (EPUB 3.3, chapter 7): contents, pages of the originals, landmarks. */
export function navBody(
  lines: readonly NavLine[],
  pages: readonly NavLine[],
  start: string,
  terms: EditionTerms,
): string {
  const contents = `<nav epub:type="toc" role="doc-toc" id="toc">\n<h1>${escapeText(terms.contents)}</h1>\n${list(lines)}\n</nav>\n`
  const numbers =
    pages.length === 0
      ? ''
      : `<nav epub:type="page-list" role="doc-pagelist" id="pages" hidden="hidden">\n${list(pages)}\n</nav>\n`
  const landmarks = [
    `<li><a epub:type="toc" href="#toc">${escapeText(terms.contents)}</a></li>`,
    `<li><a epub:type="bodymatter" href="${escapeAttribute(start)}">${escapeText(terms.text(1))}</a></li>`,
  ]
  return `${contents}${numbers}<nav epub:type="landmarks" id="landmarks" hidden="hidden">\n<ol>\n${landmarks.join('\n')}\n</ol>\n</nav>\n`
}

function list(lines: readonly NavLine[]): string {
  const items = lines.map(({ title, href, lines: within = [] }) => {
    const inner = within.length === 0 ? '' : `\n${list(within)}\n`
    return `<li><a href="${escapeAttribute(href)}">${escapeText(title)}</a>${inner}</li>`
  })
  return `<ol>\n${items.join('\n')}\n</ol>`
}
