import { fragmentOf } from './footnotes'
import { textOf, type HtmlElement } from './html-element'

/** The part of a page that is its text, and whether words around it were left out. */
export interface TextOfPage {
  readonly root: HtmlElement
  readonly leftAround: boolean
}

/**
 * Where the text of a page stands: where Recto wrote it, else in its one `main` (HTML Living Standard, 4.4.14), else in all
 * of it. A `main` whose links lead to places around it, as to notes, is not all.
 */
export function textOfPage(body: HtmlElement): TextOfPage {
  const own = elementsOf(body, ({ attributes }) => /(?:^|\s)recto-text(?:\s|$)/.test(attributes['class'] ?? ''))
  const mains = elementsOf(body, ({ name }) => name === 'main')
  const [root] = own.length === 1 ? own : mains.length === 1 ? mains : []
  if (root === undefined || textOf(root).trim() === '' || leadsOut(root, body)) return { root: body, leftAround: false }
  return { root, leftAround: own.length === 0 && lettersIn(root) < lettersIn(body) }
}

function leadsOut(root: HtmlElement, body: HtmlElement): boolean {
  const within = idsIn(root)
  const all = idsIn(body)
  return elementsOf(root, ({ name }) => name === 'a').some((link) => {
    const id = fragmentOf(link)
    return id !== null && all.has(id) && !within.has(id)
  })
}

function idsIn(root: HtmlElement): ReadonlySet<string> {
  return new Set(
    elementsOf(root, () => true).flatMap(({ attributes: { id, name } }) =>
      [id, name].filter((one) => one !== undefined),
    ),
  )
}

function elementsOf(root: HtmlElement, is: (element: HtmlElement) => boolean): readonly HtmlElement[] {
  const found: HtmlElement[] = []
  const visit = (element: HtmlElement): void => {
    if (is(element)) found.push(element)
    for (const child of element.children) if (child.kind === 'element') visit(child)
  }
  visit(root)
  return found
}

const lettersIn = (element: HtmlElement): number => textOf(element).replace(/\s/g, '').length
