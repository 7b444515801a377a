import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { AttrStep, type Step } from 'prosemirror-transform'
import type { Attributes } from '../schema'
import { labelsByPosition, queryLabel, type NoteNumbering } from '../queries/note-numbers'

/** How the notes of a text are to be numbered, and from which number on. Plain data, for it is sent to a Worker. */
export interface NewNumbers {
  readonly numbering: NoteNumbering
  readonly first: number
}

/** What numbering the notes of a text anew comes to. */
export interface NumberSteps {
  readonly steps: readonly Step[]
  /** What undoes them, in the order in which to apply it. */
  readonly inverse: readonly Step[]
}

/**
 * Writes into the notes of a doc what they are called by a numbering, from `first` on; those that are called so already,
 * and those without a number in any series, stay. Numbers move nothing, so the steps are in any order. Walks the doc.
 */
export function numberSteps(doc: Node, numbering: NoteNumbering, first = 1): NumberSteps {
  const steps: Step[] = []
  const inverse: Step[] = []
  if (numbering.series === 'source') return { steps, inverse }
  for (const [pos, label] of labelsByPosition(doc, numbering, first)) {
    const note = doc.nodeAt(pos)
    const before = note?.attrs['attributes'] as Attributes
    if (before['n'] === label || note?.isBlock === true || label === queryLabel) continue
    steps.push(new AttrStep(pos, 'attributes', { ...before, n: label }))
    inverse.unshift(new AttrStep(pos, 'attributes', before))
  }
  return { steps, inverse }
}

/** Numbers all notes of the text anew, in one act; not where all are numbered so. */
export function numberNotes(numbering: NoteNumbering, first = 1): Command {
  return (state, dispatch) => {
    const { steps } = numberSteps(state.doc, numbering, first)
    if (steps.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    for (const step of steps) tr.step(step)
    dispatch(tr)
    return true
  }
}
