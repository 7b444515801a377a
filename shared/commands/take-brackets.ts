import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import type { Guess } from '../edition'
import { bracketPlaces } from '../queries/bracket-places'
import type { BracketRule } from '../queries/bracket-table'
import { mapGuesses } from './guesses'
import { readBrackets } from './read-brackets'
import type { NewId } from './tag'

/** A text that is taken in: its doc, and what was guessed in it. */
interface TakenText {
  readonly doc: Node
  readonly guesses: readonly Guess[]
}

/**
 * A text that is taken in with the brackets as tags that the rules of an edition mean without a doubt; what takes a person's
 * eye stays as it is written. `count` is how many became tags. Guesses stay on their words. Walks the doc.
 */
export function takeBrackets<T extends TakenText>(
  taken: T,
  rules: readonly BracketRule[],
  newId: NewId,
): { readonly taken: T; readonly count: number } {
  // All rules are asked, for the first that fits counts, sure or not.
  const sure = bracketPlaces(taken.doc, rules).filter(({ rule }) => rule.sure)
  if (sure.length === 0) return { taken, count: 0 }
  const state = EditorState.create({ doc: taken.doc })
  let made = { taken, count: 0 }
  readBrackets(sure, newId)(state, (transaction) => {
    const { doc, mapping } = transaction
    // What the grammar has no place for kept its signs.
    const read = sure.filter(({ from }) => mapping.mapResult(from).deletedAfter)
    made = { taken: { ...taken, doc, guesses: mapGuesses(taken.guesses, transaction) }, count: read.length }
  })
  return made
}
