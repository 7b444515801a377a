import type { HtmlElement, HtmlNode } from './html-element'

/** The elements of a name among nodes and in them, but none within another. */
export function elementsIn(nodes: readonly HtmlNode[], name: string): readonly HtmlElement[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return []
    return node.name === name ? [node] : elementsIn(node.children, name)
  })
}

/** The terms and descriptions of a list, which may stand in groups. */
export function descriptionsIn(list: HtmlElement): readonly HtmlElement[] {
  return list.children.flatMap((child) => {
    if (child.kind === 'text')
      return child.text.trim() === ''
        ? []
        : [{ kind: 'element' as const, name: 'dd', attributes: {}, children: [child] }]
    if (child.name === 'div') return descriptionsIn(child)
    return child.name === 'dt' || child.name === 'dd' ? [child] : [{ ...child, name: 'dd', children: [child] }]
  })
}

/** The rows of a table, in groups or not, and its captions. */
export function rowsIn(table: HtmlElement): {
  readonly rows: readonly HtmlElement[]
  readonly captions: readonly HtmlElement[]
} {
  const rows: HtmlElement[] = []
  const captions: HtmlElement[] = []
  for (const child of table.children) {
    if (child.kind === 'text') continue
    if (child.name === 'tr') rows.push(child)
    else if (child.name === 'caption') captions.push(child)
    else if (/^t(?:head|body|foot)$/.test(child.name)) rows.push(...rowsIn(child).rows)
  }
  return { rows, captions }
}
