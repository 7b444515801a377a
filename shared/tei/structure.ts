import type { XmlElement, XmlNode } from '../xml/tree'
import { rowOf, type ElementRow, type Role } from './table'
import { isBlank } from './whitespace'

/** Roles that stand between blocks as well as in running text, and say nothing about what is around them. */
const ANYWHERE: ReadonlySet<Role> = new Set(['note', 'pageBreak', 'lineBreak', 'point', 'kept'])
/** Roles in which an element without blocks of its own is a block where no text stands beside it. */
const STRUCTURAL: ReadonlySet<Role> = new Set(['container', 'item', 'cell', 'note'])

/** Which elements of a tree are blocks. Decided before anything is built, since a block in a span makes the span a block. */
export class Structure {
  private readonly holding = new Set<XmlElement>()
  private linked = false

  constructor(root: XmlElement) {
    this.mark(root, rowOf(root.name))
  }

  /** Whether a block stands in `element`, not counting what is in notes and in what is kept whole. */
  holdsBlocks(element: XmlElement): boolean {
    return this.holding.has(element)
  }

  /** Whether any element that is not kept whole says what comes `next`, which few texts have. */
  get hasLinks(): boolean {
    return this.linked
  }

  /** Whether `element` is a block among the parts of `parent`; `besideText` says whether text stands directly in `parent`. */
  isBlock(element: XmlElement, parent: XmlElement, besideText: boolean): boolean {
    const row = rowOf(element.name)
    if (row && ANYWHERE.has(row.role)) return false
    if (this.holdsBlocks(element)) return true
    if (row && !row.inline) return !isPhrase(row)
    const role = rowOf(parent.name)?.role
    if (element.children.length === 0 && !row) return false
    return role === 'list' || (!besideText && (role === undefined || STRUCTURAL.has(role)))
  }

  // As deep as the tree, which parsing bounds.
  private mark(element: XmlElement, row: ElementRow | undefined): boolean {
    if (row?.role === 'kept' || row?.role === 'header') return false
    if (element.attributes['next'] !== undefined) this.linked = true
    let holds = false
    for (const child of element.children) if (child.kind === 'element' && this.countsAsBlock(child)) holds = true
    if (holds) this.holding.add(element)
    return holds
  }

  private countsAsBlock(child: XmlElement): boolean {
    const row = rowOf(child.name)
    const holds = this.mark(child, row)
    if (!row) return holds
    if (ANYWHERE.has(row.role)) return false
    return holds || !isPhrase(row)
  }
}

/** Whether an element with this row is a span where it stands in running text and holds no blocks. */
export function isPhrase(row: ElementRow | undefined): boolean {
  return !row || row.inline === true || row.role === 'span' || row.role === 'alternatives'
}

/** Whether text other than white space stands directly in `element`. */
export function holdsText(element: XmlElement): boolean {
  for (const child of element.children) if (isCharacterData(child) && !isBlank(child.text)) return true
  return false
}

/** Whether `node` is text or a CDATA section. */
export function isCharacterData(node: XmlNode): node is Extract<XmlNode, { kind: 'text' | 'cdata' }> {
  return node.kind === 'text' || node.kind === 'cdata'
}

/** Whether `node` can stand between blocks without being one: a comment, a note, a page break, an empty phrase. */
export function isPoint(node: XmlNode): boolean {
  if (node.kind === 'comment' || node.kind === 'instruction' || node.kind === 'reference') return true
  if (node.kind !== 'element') return false
  const row = rowOf(node.name)
  if (row && ANYWHERE.has(row.role)) return true
  return node.children.length === 0 && isPhrase(row)
}
