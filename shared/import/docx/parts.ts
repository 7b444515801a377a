import type { Node } from 'prosemirror-model'
import type { Role } from './roles'

/** A paragraph of a Word file as it was read. */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly role: Role
  /** Of the outline, 1 to 9, for headings; 0 for all else. */
  readonly level: number
  /** The list that it is an item of, by its id. */
  readonly list: { readonly id: string; readonly level: number; readonly mark: 'numbers' | 'bullets' } | null
  /** How far it stands in, in twentieths of a point, as it says itself; `null` where it leaves that to its style. */
  readonly indent: number | null
  readonly align: string
  readonly inlines: readonly Node[]
  /** What stands before the first tab of an item with a label. */
  readonly label: readonly Node[] | null
  /** Whether all its letters are bold. */
  readonly bold: boolean
}

/** What stands one below the other in a Word file. */
export type Part =
  | Paragraph
  | { readonly kind: 'table'; readonly node: Node }
  /** A page break; `n` is `null` where nothing says which page begins. */
  | { readonly kind: 'page'; readonly n: string | null }

/** The words of a paragraph, without its notes. */
export function plainText(inlines: readonly Node[]): string {
  return inlines
    .map((node) => (node.isText ? (node.text ?? '') : node.type.name === 'lineBreak' ? ' ' : ''))
    .join('')
    .trim()
}

/** What was met in a file that the text does not hold, or that the person should know of; counted. */
export interface Met {
  changes: number
  pictures: number
  formulas: number
  hidden: number
  made: number
  comments: number
  entries: number
}
