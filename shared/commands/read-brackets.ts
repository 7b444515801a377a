import type { Command, Transaction } from 'prosemirror-state'
import type { BracketPlace } from '../queries/bracket-places'
import { schema } from '../schema'
import { keepingValid } from './keep-valid'
import { commonMarks, runsToAdd } from './span-marks'
import { SpanStep } from './span-step'
import type { NewId } from './tag'

/**
 * Turns brackets of this very doc into the elements that they mean, as one act: the signs go, the words stay in their tags.
 * What the grammar has no place for stays as it is written.
 */
export function readBrackets(places: readonly BracketPlace[], newId: NewId): Command {
  return (state, dispatch) => {
    // Where all can be done at once, one look at the grammar is enough.
    const all = tagging(places, newId)
    if (all(state)) return all(state, dispatch)
    const able = places.filter((place) => tagging([place], newId)(state))
    return able.length > 0 && able.length < places.length && tagging(able, newId)(state, dispatch)
  }
}

/** The places whose elements the grammar allows, each by itself. */
const tagging = (places: readonly BracketPlace[], newId: NewId): Command =>
  keepingValid((state, dispatch) => {
    if (places.length === 0) return false
    const { tr } = state
    // From the last to the first, so that the positions of the others hold.
    for (const place of places.toSorted((a, b) => b.from - a.from)) tagPlace(tr, place, newId)
    dispatch?.(tr.scrollIntoView())
    return true
  })

function tagPlace(tr: Transaction, { from, to, rule, words }: BracketPlace, newId: NewId): void {
  const { element, attributes } = rule
  if (words === null) {
    tr.replaceWith(
      from,
      to,
      schema.nodes.point.create({ name: element, attributes }, null, commonMarks(tr.doc, { from, to })),
    )
    return
  }
  tr.step(new SpanStep(runsToAdd(tr.doc, words, { id: newId(), name: element, attributes })))
  tr.delete(words.to, to)
  tr.delete(from, words.from)
}
