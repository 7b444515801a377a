import { Fragment, type Node } from 'prosemirror-model'
import { isHidden, type Reading } from '../../queries/readings'
import { isQuery } from '../../queries/note-kinds'
import { isNote } from '../../queries/notes'
import { inHundredths, type Progress } from '../../progress'

/** A doc with what is read of it, and how much was left out. */
export interface DocAsRead {
  /** The same doc where nothing was left out. */
  readonly doc: Node
  /** Queries that were left out. */
  readonly queries: number
  /** Other notes that were left out, because none were wanted. */
  readonly notes: number
}

/**
 * A doc without what a reading hides and without queries; where `notes` is false, without any note that has a reference.
 * Its positions are its own. Walks the doc; `progress` hears
 * how far.
 */
export function docAsRead(doc: Node, reading: Reading, notes = true, progress: Progress = () => undefined): DocAsRead {
  const counts = { queries: 0, notes: 0 }
  const heard = inHundredths(progress, doc.content.size)
  let walked = 0
  const leftOut = (node: Node): boolean => {
    if (isHidden(node.marks, reading)) return true
    if (!isNote(node)) return false
    if (isQuery(node)) counts.queries++
    else if (!notes && hasReference(node)) counts.notes++
    else return false
    return true
  }
  const read = (node: Node): Node => {
    if (node.isLeaf) {
      heard((walked += node.nodeSize))
      return node
    }
    const children = node.children.flatMap((child) => (leftOut(child) ? [] : [read(child)]))
    const same = children.length === node.childCount && children.every((child, index) => child === node.child(index))
    return same ? node : node.copy(Fragment.from(children))
  }
  return { doc: read(doc), ...counts }
}

/** Whether plain text would have a reference to this note, and its text in a list. */
function hasReference(note: Node): boolean {
  const { n, rend, place, anchored } = note.attrs['attributes'] as Readonly<Record<string, string>>
  if (rend === 'inline' || place === 'inline') return false
  return note.isInline || anchored === 'false' || Boolean(n)
}
