import { history } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, NodeSelection, Plugin, TextSelection, type Command } from 'prosemirror-state'
import { addDivision, beginDivision } from '../commands/begin-division'
import { setBlockKind, type BlockKind } from '../commands/block-kind'
import { deleteBackward, deleteForward } from '../commands/deletion'
import { enterDivisionHeading, setDivisionHeading } from '../commands/division-heading'
import { insertLineBreak, insertText } from '../commands/insert'
import { deleteDivision, joinDivision, removeDivision } from '../commands/join-divisions'
import { keepValid } from '../commands/keep-valid'
import { liftItem, sinkItem, wrapInList } from '../commands/list-items'
import { keepLooseApart } from '../commands/loose-text'
import { moveBlocks } from '../commands/move-blocks'
import { demoteDivision, moveDivision, promoteDivision } from '../commands/move-division'
import { deleteNote, insertNote, noteToNumber, renumberNotes } from '../commands/notes'
import { deletePageBreak, insertPageBreak, movePageBreak } from '../commands/pages'
import { afterPaste, prepareForPaste, takenIds } from '../commands/paste'
import { toggleRendition } from '../commands/rendition'
import { splitBlock } from '../commands/split-block'
import { extendTag, shrinkTag, tagSelection, untag } from '../commands/tag'
import { afterDelete } from '../commands/typing'
import { spansAt } from '../queries/spans'

/** One random edit: a command by name, where its selection lies (0 to 1 of the doc), how long it is, and one more number. */
export interface RandomEdit {
  readonly command: string
  readonly at: number
  readonly size: number
  readonly other: number
}

type Make = (state: EditorState, edit: RandomEdit, newId: () => string) => Command

const kinds: readonly BlockKind[] = ['p', 'head', 'dateline', 'salute', 'signed', 'l', 'ab', 'quote', 'item']

/** Every command that changes a text, by name. */
export const everyCommand: Readonly<Record<string, Make>> = {
  split: () => splitBlock,
  backspace: () => deleteBackward('character'),
  'backspace-word': () => deleteBackward('word'),
  delete: () => deleteForward('character'),
  'delete-word': () => deleteForward('word'),
  ...Object.fromEntries(kinds.map((kind): [string, Make] => [`kind-${kind}`, () => setBlockKind(kind)])),
  'wrap-list': () => wrapInList,
  'lift-item': () => liftItem,
  'sink-item': () => sinkItem,
  note: () => insertNote(),
  'delete-note': () => deleteNote(),
  'note-to-number': (state) => noteToNumber(nodeBefore(state, 'note')),
  renumber: () => renumberNotes,
  page: () => insertPageBreak(),
  'delete-page': (state) => deletePageBreak(nodeBefore(state, 'pageBreak')),
  'move-page': (state, { other }) =>
    movePageBreak(nodeBefore(state, 'pageBreak'), Math.floor(other * state.doc.content.size)),
  'line-break': () => insertLineBreak,
  type: () => insertText('typed words'),
  tag: (_, __, newId) => tagSelection('persName', {}, newId),
  italic: (_, __, newId) => toggleRendition('italic', newId),
  untag: (state) => untag(spansAt(state)[0]?.id ?? ''),
  'extend-tag': (state) => extendTag(spansAt(state)[0]?.id ?? '', 'end'),
  'shrink-tag': (state) => shrinkTag(spansAt(state)[0]?.id ?? '', 'start'),
  'begin-division': () => beginDivision,
  'add-division': (_, { other }) => addDivision(other < 0.5 ? 'after' : 'within'),
  'join-division': (_, { other }) => joinDivision(other < 0.5 ? -1 : 1),
  'remove-division': () => removeDivision(),
  'delete-division': () => deleteDivision(),
  'move-division': (_, { other }) => moveDivision(other < 0.5 ? -1 : 1),
  promote: () => promoteDivision(),
  demote: () => demoteDivision(),
  heading: () => setDivisionHeading('A heading'),
  'enter-heading': () => enterDivisionHeading(),
  'move-blocks': (_, { other }) => moveBlocks(other < 0.5 ? -1 : 1),
  paste: (_, { other, size }, newId) => pasteFrom(other, size, newId),
  cut: () => (state, dispatch) => {
    if (state.selection.empty) return false
    dispatch?.(state.tr.deleteSelection())
    return true
  },
}

/** A state of a doc with all that belongs after a change, as in the editor. */
export function editedState(doc: Node): EditorState {
  let ids = 0
  const newId = () => `r${String(++ids)}`
  const follow = new Plugin({
    appendTransaction: (transactions, before, after) =>
      afterPaste(transactions, after, newId) ??
      keepLooseApart(transactions, after) ??
      keepValid(transactions, before, after) ??
      afterDelete(transactions, before, after),
  })
  return EditorState.create({ doc, plugins: [history(), follow] })
}

/** Runs a random edit; `null` where its command does not apply there. */
export function runRandom(state: EditorState, edit: RandomEdit, newId: () => string): EditorState | null {
  const selected = state.apply(state.tr.setSelection(selectionOf(state.doc, edit)))
  const command = everyCommand[edit.command]?.(selected, edit, newId)
  let after: EditorState | null = null
  command?.(selected, (transaction) => {
    after = selected.apply(transaction)
  })
  return after
}

function selectionOf(doc: Node, { at, size, other }: RandomEdit) {
  const from = Math.floor(at * doc.content.size)
  const to = Math.min(from + (other < 0.4 ? 0 : size), doc.content.size)
  if (other > 0.9) {
    const node = doc.nodeAt(from)
    if (node && !node.isText && NodeSelection.isSelectable(node)) return NodeSelection.create(doc, from)
  }
  return TextSelection.between(doc.resolve(from), doc.resolve(to))
}

function nodeBefore({ doc, selection }: EditorState, type: string): number {
  let found = 0
  doc.nodesBetween(0, selection.from, (node, pos) => {
    if (node.type.name === type && pos < selection.from) found = pos
  })
  return found
}

function pasteFrom(at: number, size: number, newId: () => string): Command {
  return (state, dispatch) => {
    const from = Math.floor(at * state.doc.content.size)
    const slice = state.doc.slice(from, Math.min(from + size, state.doc.content.size))
    const fit = prepareForPaste(slice, takenIds(state.doc), newId)
    dispatch?.(state.tr.replaceSelection(fit).setMeta('uiEvent', 'paste'))
    return true
  }
}
