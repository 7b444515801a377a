import type { XmlElement, XmlNode } from '../xml/tree'
import { isCharacterData, isPoint, type Structure } from './structure'
import { rowOf } from './table'
import { isBlank } from './whitespace'

/** Which lists and tables fit the content that the schema asks of them; the others are read as plain containers. */
export class Fits {
  private readonly structure: Structure
  private readonly lists = new Map<XmlElement, boolean>()

  constructor(structure: Structure) {
    this.structure = structure
  }

  /** Whether `parent` is a list that is read as one. */
  inList(parent: XmlElement): boolean {
    return rowOf(parent.name)?.role === 'list' && this.fitsList(parent)
  }

  /** Whether a list holds nothing but what a list may hold. */
  fitsList(list: XmlElement): boolean {
    const known = this.lists.get(list)
    if (known !== undefined) return known
    const parts = list.children.filter((child) => !(isCharacterData(child) && isBlank(child.text)))
    const fits = parts.length > 0 && parts.every((child) => this.fitsInList(child, list))
    this.lists.set(list, fits)
    return fits
  }

  private fitsInList(child: XmlNode, list: XmlElement): boolean {
    if (child.kind !== 'element') return !isCharacterData(child)
    const role = rowOf(child.name)?.role
    if (role === 'heading' || role === 'label') return !this.structure.holdsBlocks(child)
    return role === 'item' || (role !== 'note' && isPoint(child) && !this.structure.isBlock(child, list, false))
  }

  /** Whether a table is a grid of rows of cells, with blocks and points between the rows. */
  fitsTable(table: XmlElement): boolean {
    const parts = table.children.filter((child) => !(isCharacterData(child) && isBlank(child.text)))
    return parts.length > 0 && parts.every((child) => this.fitsInTable(child, table))
  }

  private fitsInTable(child: XmlNode, table: XmlElement): boolean {
    if (isCharacterData(child)) return false
    if (child.kind !== 'element') return true
    if (rowOf(child.name)?.role !== 'row') return isPoint(child) || this.structure.isBlock(child, table, false)
    return child.children.every((inner) =>
      inner.kind === 'element' ? rowOf(inner.name)?.role === 'cell' : isCharacterData(inner) && isBlank(inner.text),
    )
  }
}
