/** An element or text of an HTML page, as a browser would read it. */
export type HtmlNode = HtmlElement | { readonly kind: 'text'; readonly text: string }

/** An element: its name and the names of its attributes in small letters. */
export interface HtmlElement {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly HtmlNode[]
}

/** The words of an element, as they stand. */
export function textOf(node: HtmlNode): string {
  return node.kind === 'text' ? node.text : node.children.map(textOf).join('')
}

/** Whether an element has one of these words in its class, or says one of them as `role` or `epub:type`. */
export function says(element: HtmlElement, words: RegExp): boolean {
  const { class: classes = '', role = '', 'epub:type': type = '' } = element.attributes
  return `${classes} ${role} ${type}`.split(/\s+/).some((word) => words.test(word))
}
