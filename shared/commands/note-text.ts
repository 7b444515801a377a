import { Fragment, type Mark, type Node, type NodeRange } from 'prosemirror-model'
import { NodeSelection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { schema } from '../schema'
import { noteAtSelection } from '../queries/note-at'
import { markOf, spanId } from '../queries/spans'
import { keepingValid } from './keep-valid'
import { newNoteAttributes, removeAnchorsOf, type NewNote } from './note-anchors'

const { note, textblock } = schema.nodes

/**
 * Makes the selected text a note at its place: words of one block a note behind the word before them, whole blocks a note
 * at the end of the block before. Spans that reach beyond the words stay outside. The note is selected.
 */
export function textToNote(options: NewNote = {}): Command {
  return keepingValid((state, dispatch) => {
    const { $from, $to, empty } = state.selection
    if (empty || state.selection instanceof NodeSelection) return false
    if ($from.sameParent($to) && $from.parent.inlineContent) return wordsToNote(state, options, dispatch)
    const range = $from.blockRange($to)
    return range !== null && blocksToNote(state, range, options, dispatch)
  })
}

/**
 * Puts what the note at `pos` (without it the one at the selection) says into the text in its place: the words of its
 * text blocks one after the other; where it holds lists, tables or quotes, its blocks after the block that it stands in.
 */
export function noteToText(pos?: number): Command {
  return keepingValid((state, dispatch) => {
    const at = pos ?? noteAtSelection(state)
    const found = at === null ? null : state.doc.nodeAt(at)
    if (at === null || found?.type !== note || found.textContent === '') return false
    const { tr } = state
    const end = at + found.nodeSize
    if (found.children.every((child) => child.isTextblock)) {
      const words = inlineOf(found, at > state.doc.resolve(at).start() && !/\s$/u.test(before(state.doc, at)))
      tr.replaceWith(at, end, words)
      tr.setSelection(TextSelection.create(tr.doc, at, at + words.size))
    } else {
      const place = state.doc.resolve(at).after()
      tr.insert(place, named(found.content)).delete(at, end)
    }
    removeAnchorsOf(tr, found)
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

function wordsToNote(state: EditorState, options: NewNote, dispatch: ((tr: Transaction) => void) | undefined) {
  const { doc, selection, tr } = state
  const words = doc.textBetween(selection.from, selection.to, ' ', '\uFFFC')
  const from = selection.from + (/^\s*/u.exec(words)?.[0].length ?? 0)
  const to = selection.to - (/\s*$/u.exec(words)?.[0].length ?? 0)
  if (from >= to) return false
  if (!dispatch) return true
  const $from = doc.resolve(from)
  const outer = reachingBeyond(doc, from, to)
  const content = Fragment.fromArray(
    $from.parent.slice($from.parentOffset, to - $from.start()).content.content.map((child) => without(child, outer)),
  )
  const made = note.create(
    { attributes: newNoteAttributes(state, options) },
    textblock.create({ name: '' }, content),
    outer,
  )
  const gap = /\s+$/u.exec(before(doc, from))?.[0].length ?? 0
  tr.replaceWith(from - gap, to, made)
  dispatch(tr.setSelection(NodeSelection.create(tr.doc, from - gap)).scrollIntoView())
  return true
}

function blocksToNote(
  state: EditorState,
  range: NodeRange,
  options: NewNote,
  dispatch: ((tr: Transaction) => void) | undefined,
): boolean {
  const block = range.parent.maybeChild(range.startIndex - 1)
  if (!block?.isTextblock || !range.parent.canReplace(range.startIndex, range.endIndex)) return false
  if (!dispatch) return true
  const { doc, tr } = state
  const content = doc.slice(range.start, range.end).content
  const attributes = newNoteAttributes(state, options)
  tr.delete(range.start, range.end)
  tr.insert(range.start - 1, note.create({ attributes }, named(content)))
  dispatch(tr.setSelection(NodeSelection.create(tr.doc, range.start - 1)).scrollIntoView())
  return true
}

/** The spans that stand on a stretch and go on before or behind it. */
function reachingBeyond(doc: Node, from: number, to: number): readonly Mark[] {
  const outside = [...(doc.resolve(from).nodeBefore?.marks ?? []), ...(doc.resolve(to).nodeAfter?.marks ?? [])]
  const inside = doc.resolve(from).nodeAfter?.marks ?? []
  return inside.filter((mark) => markOf(outside, spanId(mark)))
}

function without(child: Node, outer: readonly Mark[]): Node {
  return child.mark(child.marks.filter((mark) => !markOf(outer, spanId(mark))))
}

/** The running text of a note's blocks, in the spans that the note stands in. */
function inlineOf(found: Node, apart: boolean): Fragment {
  const space = schema.text(' ', found.marks)
  const words = found.children.flatMap((block, index) => [
    ...(index > 0 || apart ? [space] : []),
    ...block.children.map((child) => child.mark([...found.marks, ...without(child, found.marks).marks])),
  ])
  return Fragment.fromArray(words)
}

/** Blocks whose loose text is paragraphs, for a place where loose text may not stand or would run together. */
function named(content: Fragment): Fragment {
  return Fragment.fromArray(
    content.content.map((block) =>
      block.type === textblock && block.attrs['name'] === ''
        ? textblock.create({ ...block.attrs, name: 'p' }, block.content)
        : block,
    ),
  )
}

function before(doc: Node, pos: number): string {
  return doc.resolve(pos).nodeBefore?.text ?? ''
}
