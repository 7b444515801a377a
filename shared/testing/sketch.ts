import type { Node } from 'prosemirror-model'

/** A doc as one line, by element names: `div(head “A” p “b” list(item(“c”)))`, from its divisions' content on; for tests to compare. */
export function sketch(node: Node): string {
  if (node.isText) return node.text ?? ''
  if (node.isInline) {
    const n = (node.attrs['attributes'] as Record<string, string> | undefined)?.['n'] ?? ''
    return node.isLeaf ? `<${node.type.name}${n}>` : `<${node.type.name}${n} ${children(node)}>`
  }
  const name = (node.attrs['name'] as string | undefined) ?? node.type.name
  if (node.isTextblock) return `${name}“${node.children.map(sketch).join('')}”`
  if (node.isLeaf) return `<${name}>`
  return `${name}(${children(node)})`
}

/** The sketch of what the first division of a doc holds. */
export function sketchOfDivision(doc: Node): string {
  return children(doc.firstChild?.firstChild?.firstChild ?? doc)
}

function children(node: Node): string {
  return node.children.map(sketch).join(' ')
}
