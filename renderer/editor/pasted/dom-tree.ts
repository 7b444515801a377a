import type { HtmlElement, HtmlNode } from '../../../shared/import/html/html-element'

/** A page of the clipboard as the readers of pages know it, with the element of the page that each of its own is of. */
export interface DomTree {
  readonly root: HtmlElement
  readonly known: ReadonlyMap<Element, HtmlElement>
}

/** The tree of what stands in an element. The parser that made it bounds its depth. */
export function domTree(body: Element): DomTree {
  const known = new Map<Element, HtmlElement>()
  return { root: treeOf(body), known }

  function treeOf(element: Element): HtmlElement {
    const children: HtmlNode[] = []
    for (const child of element.childNodes)
      if (child instanceof Element) children.push(treeOf(child))
      else if (child.nodeType === Node.TEXT_NODE) children.push({ kind: 'text', text: child.nodeValue ?? '' })
    const made = shallowTree(element, children)
    known.set(element, made)
    return made
  }
}

/** An element without what stands in it, unless that is given. */
export function shallowTree(element: Element, children: readonly HtmlNode[] = []): HtmlElement {
  const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
  return { kind: 'element', name: element.localName, attributes, children }
}
