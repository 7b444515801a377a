import type { Command } from 'prosemirror-state'
import type { Attributes } from '../schema'
import { noteAtSelection } from '../queries/note-at'
import {
  isResolved,
  noteKind,
  noteResp,
  withNoteKind,
  withoutAttributes,
  withResolved,
  withResp,
} from '../queries/note-kinds'
import type { NoteKind } from '../queries/note-kinds'
import { isNote } from '../queries/notes'
import { keepingValid } from './keep-valid'

/** Makes the note at `pos` (without it the one at the selection) one of a kind, or of none. */
export function setNoteKind(kind: NoteKind | null, pos?: number): Command {
  return changingNote(pos, (attributes) => withNoteKind(attributes, kind))
}

/** Says who is responsible for a note: pointers (`#JD`), or nobody. */
export function setNoteResp(resp: readonly string[], pos?: number): Command {
  return changingNote(pos, (attributes) =>
    noteResp(attributes).join(' ') === resp.join(' ') ? attributes : withResp(attributes, resp),
  )
}

/** Says that a query is resolved, or open again; without `resolved` the other of what it is. */
export function resolveQuery(resolved?: boolean, pos?: number): Command {
  return changingNote(pos, (attributes) =>
    noteKind(attributes) === 'query' ? withResolved(attributes, resolved ?? !isResolved(attributes)) : attributes,
  )
}

/** Gives the note at `pos` a number or sign, or takes it away (`''`). */
export function setNoteNumber(n: string, pos?: number): Command {
  return changingNote(pos, (attributes) => (n === '' ? withoutAttributes(attributes, ['n']) : { ...attributes, n }))
}

function changingNote(pos: number | undefined, change: (attributes: Attributes) => Attributes): Command {
  return keepingValid((state, dispatch) => {
    const at = pos ?? noteAtSelection(state)
    const node = at === null ? null : state.doc.nodeAt(at)
    if (at === null || !node || !isNote(node)) return false
    const before = node.attrs['attributes'] as Attributes
    const after = change(before)
    if (JSON.stringify(after) === JSON.stringify(before)) return false
    dispatch?.(state.tr.setNodeAttribute(at, 'attributes', after))
    return true
  })
}
