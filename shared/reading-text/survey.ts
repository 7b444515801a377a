import type { Node } from 'prosemirror-model'
import { isQuery } from '../queries/note-kinds'
import { isNote, noteNumber } from '../queries/notes'
import { isHidden, type Reading } from '../queries/readings'
import { spanAttrs } from '../queries/spans'
import type { Attributes } from '../schema'

/** A note that is read, before its text is. */
export interface SurveyedNote {
  readonly pos: number
  readonly node: Node
  readonly label: string
  readonly within: number | null
}

/** What must be known of a whole text before any of it is read: pointers may point forward. */
export interface Survey {
  readonly notes: readonly SurveyedNote[]
  /** The index of each note by its position, and of each page by that of its break. */
  readonly noteAt: ReadonlyMap<number, number>
  readonly pageAt: ReadonlyMap<number, number>
  readonly pages: readonly string[]
  /** What is called by an `xml:id`: a note or a page by its index, or a place with its node. */
  readonly ids: ReadonlyMap<string, Named>
}

/** What has an `xml:id`. */
export type Named =
  { readonly kind: 'note' | 'page'; readonly index: number } | { readonly kind: 'place'; readonly node: Node | null }

/** What of a doc is read. */
export interface Selection {
  readonly reading: Reading
  readonly queries: 'left-out' | 'kept'
}

/** Whether a child of a node is read: no query that is left out, and in running text nothing that the reading hides. */
export function isRead(child: Node, { reading, queries }: Selection): boolean {
  if (child.isInline && isHidden(child.marks, reading)) return false
  return !(queries === 'left-out' && isNote(child) && isQuery(child))
}

/** Whether a note in running text is printed there itself: `@place` or `@rend` says `inline`, and it holds running text alone. */
export function isPrintedInline(note: Node): boolean {
  if (note.type.name !== 'note') return false
  const { place, rend } = attributesOf(note)
  return (place === 'inline' || rend === 'inline') && note.children.every((block) => block.isTextblock)
}

/** The attributes of the element that a node stands for. */
export function attributesOf(node: Node): Attributes {
  return (node.attrs['attributes'] as Attributes | undefined) ?? {}
}

/** Looks through a doc once. `labels` are what its notes are called, by their positions. */
export function survey(doc: Node, selection: Selection, labels: ReadonlyMap<number, string>): Survey {
  const surveyor = new Surveyor(selection, labels)
  surveyor.children(doc, 0, null)
  return surveyor
}

class Surveyor implements Survey {
  readonly notes: SurveyedNote[] = []
  readonly noteAt = new Map<number, number>()
  readonly pageAt = new Map<number, number>()
  readonly pages: string[] = []
  readonly ids = new Map<string, Named>()
  readonly #selection: Selection
  readonly #labels: ReadonlyMap<number, string>
  #lastBreak: { readonly block: Node; readonly n: string } | null = null

  constructor(selection: Selection, labels: ReadonlyMap<number, string>) {
    this.#selection = selection
    this.#labels = labels
  }

  children(node: Node, start: number, within: number | null): void {
    let pos = start
    for (const child of node.children) {
      if (isRead(child, this.#selection)) this.#child(child, pos, node, within)
      else if (child.type.name === 'pageBreak') this.#page(child, pos, node)
      pos += child.nodeSize
    }
  }

  #child(node: Node, pos: number, parent: Node, within: number | null): void {
    for (const mark of node.marks) this.#name(spanAttrs(mark).attributes, { kind: 'place', node: null })
    const { name } = node.type
    if (name === 'pageBreak' || name === 'blockPageBreak') this.#page(node, pos, parent)
    else if (isNote(node) && !isPrintedInline(node)) this.#note(node, pos, within)
    else if (!node.isText && name !== 'header') {
      this.#name(attributesOf(node), { kind: 'place', node })
      if (!node.isLeaf) this.children(node, pos + 1, within)
    }
  }

  #page(node: Node, pos: number, parent: Node): void {
    const n = attributesOf(node)['n'] ?? ''
    // Texts side by side that both have the break between two pages have one break.
    if (n !== '' && this.#lastBreak?.block === parent && this.#lastBreak.n === n) return
    this.#lastBreak = { block: parent, n }
    const index = this.pages.push(n) - 1
    this.pageAt.set(pos, index)
    this.#name(attributesOf(node), { kind: 'page', index })
  }

  #note(node: Node, pos: number, within: number | null): void {
    const index =
      this.notes.push({ pos, node, label: node.isBlock ? noteNumber(node) : (this.#labels.get(pos) ?? ''), within }) - 1
    this.noteAt.set(pos, index)
    this.#name(attributesOf(node), { kind: 'note', index })
    this.children(node, pos + 1, index)
  }

  #name(attributes: Attributes, named: Named): void {
    const id = attributes['xml:id']
    if (id !== undefined && !this.ids.has(id)) this.ids.set(id, named)
  }
}
