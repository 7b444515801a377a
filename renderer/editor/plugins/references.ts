import i18next from 'i18next'
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { assertNever } from '../../../shared/finding'
import type { Landmarks } from '../../../shared/queries/landmarks'
import { referenceIndex, referredBy, type ReferenceIndex, type Referred } from '../../../shared/queries/references'
import { landmarksOf } from './landmarks'
import { noteLabelsOf } from './note-look'

interface References {
  readonly of: readonly unknown[]
  readonly index: ReferenceIndex
  readonly marks: DecorationSet
}

const key = new PluginKey<References>('references')

/** What the ids of the text name, with what its notes are called now. */
export function referencesOf(state: EditorState): ReferenceIndex {
  return key.getState(state)?.index ?? new Map()
}

/**
 * Shows in each pointer what it points at, as that is called now: “note 3”, “p. 212”. Nothing of that stands in the text, so it
 * follows whatever moves. Must stand after the landmarks and the numbers of notes.
 */
export function references(): Plugin<References> {
  return new Plugin<References>({
    key,
    state: {
      init: (_, state) => drawn(state, []),
      apply(transaction, known, _, state) {
        const of = madeOf(state, landmarksOf(state))
        if (of.some((one, index) => one !== known.of[index])) return drawn(state, of)
        return transaction.docChanged ? { ...known, marks: known.marks.map(transaction.mapping, state.doc) } : known
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  })
}

/** The words by which a reference shows what it points at. */
export function referenceWords(referred: Referred): string {
  const { label } = referred
  switch (referred.kind) {
    case 'note':
      return i18next.t('reference.note', { ns: 'notes', label })
    case 'page':
      return i18next.t('reference.page', { ns: 'notes', label })
    case 'division':
      return i18next.t('reference.division', { ns: 'notes', label })
    default:
      return assertNever(referred)
  }
}

function madeOf(state: EditorState, { pointers, pages, divisions }: Landmarks): readonly unknown[] {
  return [pointers.values, pages.values, divisions.values, noteLabelsOf(state)]
}

function drawn(state: EditorState, of: readonly unknown[]): References {
  const landmarks = landmarksOf(state)
  const index = referenceIndex(landmarks, noteLabelsOf(state))
  const { positions, values } = landmarks.pointers
  const marks = values.map(({ target }, at) => {
    const referred = referredBy(index, target)
    const pos = positions[at] ?? 0
    const words = referred ? referenceWords(referred) : target
    const state = referred ? 'whole' : target.startsWith('#') ? 'broken' : 'outside'
    return Decoration.node(pos, pos + 1, {
      class: 'reference',
      'data-shown': words,
      'data-state': state,
      title: target,
    })
  })
  return { of, index, marks: DecorationSet.create(state.doc, marks) }
}
