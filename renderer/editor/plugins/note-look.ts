import type { Node, ResolvedPos } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { LandmarkList, NoteLandmark } from '../../../shared/queries/landmarks'
import type { NoteLook } from '../views/note-view'
import { landmarksOf } from './landmarks'

interface Numbers {
  readonly of: readonly NoteLandmark[]
  readonly marks: DecorationSet
}

const key = new PluginKey<Numbers>('note-numbers')

/** Gives notes without a number of their own the number of their place; must stand after the landmarks. */
export function noteNumbers(): Plugin<Numbers> {
  return new Plugin<Numbers>({
    key,
    state: {
      init: (_, state) => numbered(state.doc, landmarksOf(state).notes),
      apply(transaction, known, _, state) {
        if (!transaction.docChanged) return known
        const { notes } = landmarksOf(state)
        if (notes.values !== known.of) return numbered(state.doc, notes)
        return { of: known.of, marks: known.marks.map(transaction.mapping, state.doc) }
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

function numbered(doc: Node, notes: LandmarkList<NoteLandmark>): Numbers {
  const marks: Decoration[] = []
  let place = 0
  notes.values.forEach(({ n, block }, index) => {
    if (block) return
    place++
    const from = notes.positions[index] ?? 0
    const node = n === '' ? doc.nodeAt(from) : null
    if (node) marks.push(look(from, from + node.nodeSize, { number: String(place) }))
  })
  return { of: notes.values, marks: DecorationSet.create(doc, marks) }
}

function look(from: number, to: number, look: NoteLook): Decoration {
  return Decoration.node(from, to, {}, look)
}
