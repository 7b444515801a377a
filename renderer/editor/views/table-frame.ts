import type { Node } from 'prosemirror-model'
import type { NodeView, ViewMutationRecord } from 'prosemirror-view'
import type { Attributes } from '../../../shared/schema'

/** A table in a frame, so that a wide one scrolls by itself and one out of sight costs nothing (tables cannot be contained). */
export class TableFrame implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM = document.createElement('tbody')
  readonly #table = document.createElement('table')

  constructor(node: Node) {
    this.dom.className = 'table-frame'
    this.#table.append(this.contentDOM)
    this.dom.append(this.#table)
    this.#show(node)
  }

  update(node: Node): boolean {
    if (node.type.name !== 'table') return false
    this.#show(node)
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  #show(node: Node): void {
    const rend = (node.attrs['attributes'] as Attributes)['rend'] ?? ''
    this.#table.className = 'table'
    this.#table.dataset['rend'] = rend
  }
}
