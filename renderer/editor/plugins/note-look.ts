import type { ResolvedPos } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { NoteLandmark, PageLandmark } from '../../../shared/queries/landmarks'
import { countedNotes, noteLabels, sourceNumbering, type NoteNumbering } from '../../../shared/queries/note-numbers'
import type { NoteLook } from '../views/note-view'
import { landmarksOf } from './landmarks'

interface Numbers {
  readonly numbering: NoteNumbering
  readonly first: number
  readonly notes: readonly NoteLandmark[]
  readonly pages: readonly PageLandmark[]
  /** What each note is called, in their order. */
  readonly labels: readonly string[]
  readonly marks: DecorationSet
}

const key = new PluginKey<Numbers>('note-numbers')

/** What the notes of the text are called, in the order of its landmarks. Keeps its identity while nothing of it changes. */
export function noteLabelsOf(state: EditorState): readonly string[] {
  return key.getState(state)?.labels ?? []
}

/** How the notes of the text are numbered. */
export function noteNumberingOf(state: EditorState): NoteNumbering {
  return key.getState(state)?.numbering ?? sourceNumbering
}

/** The number from which on they are numbered, where that is not as in the source. */
export function firstNumberOf(state: EditorState): number {
  return key.getState(state)?.first ?? 1
}

/** Has the notes numbered otherwise, from `first` on; changes no doc. */
export function setNoteNumbering(tr: Transaction, numbering: NoteNumbering, first = 1): Transaction {
  return tr.setMeta(key, { numbering, first }).setMeta('addToHistory', false)
}

/** Shows what notes are called where that is not what they carry; must stand after the landmarks. */
export function noteNumbers(): Plugin<Numbers> {
  return new Plugin<Numbers>({
    key,
    state: {
      init: (_, state) => numbered(state, { numbering: sourceNumbering, first: 1 }),
      apply(transaction, known, _, state) {
        const chosen = transaction.getMeta(key) as Pick<Numbers, 'numbering' | 'first'> | undefined
        if (chosen) return numbered(state, chosen)
        if (!transaction.docChanged) return known
        const { notes, pages } = landmarksOf(state)
        if (notes.values !== known.notes || (pages.values !== known.pages && known.numbering.series === 'page'))
          return numbered(state, known)
        return { ...known, marks: known.marks.map(transaction.mapping, state.doc) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  })
}

/** Opens the notes that the caret is in; see `NoteView`. */
export function openNotes(): Plugin {
  return new Plugin({
    props: {
      decorations({ doc, selection: { $from, $to } }) {
        const open = [...notesAround($from), ...($to.pos === $from.pos ? [] : notesAround($to))]
        const unique = [...new Map(open.map((note) => [note.from, note])).values()]
        return unique.length === 0
          ? null
          : DecorationSet.create(
              doc,
              unique.map(({ from, to }) => look(from, to, { open: true })),
            )
      },
    },
  })
}

function notesAround($pos: ResolvedPos): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let depth = $pos.depth; depth > 0; depth--)
    if ($pos.node(depth).type.name === 'note') found.push({ from: $pos.before(depth), to: $pos.after(depth) })
  return found
}

function numbered(state: EditorState, { numbering, first }: Pick<Numbers, 'numbering' | 'first'>): Numbers {
  const landmarks = landmarksOf(state)
  const { notes, pages } = landmarks
  const labels = noteLabels(countedNotes(landmarks), numbering, first)
  const marks = notes.values.flatMap(({ n, block }, index) => {
    const number = labels[index] ?? ''
    if (block || n === number) return []
    const from = notes.positions[index] ?? 0
    const node = state.doc.nodeAt(from)
    return node ? [look(from, from + node.nodeSize, { number })] : []
  })
  return {
    numbering,
    first,
    notes: notes.values,
    pages: pages.values,
    labels,
    marks: DecorationSet.create(state.doc, marks),
  }
}

function look(from: number, to: number, look: NoteLook): Decoration {
  return Decoration.node(from, to, {}, look)
}
