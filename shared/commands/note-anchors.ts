import type { Node } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { schema, type Attributes } from '../schema'
import { elementName } from '../queries/divisions'
import { isNote } from '../queries/notes'
import { withNoteKind, withoutAttributes, type NoteKind } from '../queries/note-kinds'
import { freeId, usedIds } from '../queries/used-ids'
import { keepingValid } from './keep-valid'
import { nextNumber } from './note-series'

const { note, point, textblock } = schema.nodes

/** What a new note is. */
export interface NewNote {
  /** Its number or sign: without it the next of the text's own series, with `null` none. */
  readonly n?: string | null
  readonly kind?: NoteKind
}

/** The attributes of a new note at the selection. */
export function newNoteAttributes({ selection: { $to } }: EditorState, { n, kind }: NewNote): Attributes {
  const number = n === undefined ? (kind === 'query' ? null : nextNumber($to)) : n
  const attributes: Attributes = number === null ? {} : { n: number }
  return kind === undefined ? attributes : withNoteKind(attributes, kind)
}

/**
 * Puts a note on the selected words: an `anchor` where they begin and the note where they end, which points at it by
 * `@target` (TEI P5, 3.9.1 and 17.5). The caret goes into the note. Not possible without selected words.
 */
export function insertNoteOnWords(options: NewNote = {}): Command {
  return keepingValid((state, dispatch) => {
    const { $from, $to, empty } = state.selection
    if (empty || !$from.parent.inlineContent || !$to.parent.inlineContent) return false
    if (!dispatch) return true
    const id = freeId('passage', usedIds(state.doc))
    const attributes = { ...newNoteAttributes(state, options), target: `#${id}` }
    const made = note.create({ attributes }, textblock.create({ name: '' }), $to.marks())
    const start = point.create({ name: 'anchor', attributes: { 'xml:id': id } }, null, $from.marksAcross($to) ?? [])
    const tr = state.tr.insert($to.pos, made).insert($from.pos, start)
    dispatch(tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1 + 2)).scrollIntoView())
    return true
  })
}

/** Makes a note on a stretch of text one at a point: what marks the stretch goes, where nothing else points at it. */
export function forgetStretch(pos: number): Command {
  return keepingValid((state, dispatch) => {
    const found = state.doc.nodeAt(pos)
    if (!found || !isNote(found) || targetsOf(found).length === 0) return false
    const { tr } = state
    const attributes = withoutAttributes(found.attrs['attributes'] as Attributes, ['target', 'targetEnd'])
    tr.setNodeAttribute(pos, 'attributes', attributes)
    removeAnchorsOf(tr, found)
    dispatch?.(tr)
    return true
  })
}

/** Takes away, in `tr`, the anchors at which a note that is gone pointed, where nothing else does. */
export function removeAnchorsOf(tr: Transaction, gone: Node): void {
  const names = new Set(targetsOf(gone))
  gone.descendants((node) => {
    if (isNote(node)) for (const id of targetsOf(node)) names.add(id)
  })
  if (names.size === 0) return
  const anchors: { id: string; pos: number }[] = []
  const pointedAt = new Set<string>()
  tr.doc.descendants((node, pos) => {
    const attributes = node.attrs['attributes'] as Attributes | undefined
    const id = attributes?.['xml:id']
    if (id !== undefined && names.has(id) && elementName(node) === 'anchor') anchors.push({ id, pos })
    const said = [attributes, ...node.marks.map((mark) => mark.attrs['attributes'] as Attributes)]
    for (const [name, value] of said.flatMap((one) => Object.entries(one ?? {})))
      if (name !== 'xml:id')
        for (const word of value.split(/\s+/)) if (word.startsWith('#')) pointedAt.add(word.slice(1))
  })
  for (const { id, pos } of anchors.toReversed()) if (!pointedAt.has(id)) tr.delete(pos, pos + 1)
}

function targetsOf(node: Node): readonly string[] {
  const { target = '', targetEnd = '' } = node.attrs['attributes'] as Attributes
  return [target, targetEnd].filter((one) => one.startsWith('#')).map((one) => one.slice(1))
}
