import type { EditorState, Transaction } from 'prosemirror-state'
import { MoveStep } from '../../../shared/commands/move-step'
import { SpanStep } from '../../../shared/commands/span-step'
import { nameOfAct } from '../../editor/plugins/acts'
import { findOf } from '../../editor/plugins/find'
import type { VersionAct } from '../../store/rows'

/** From how many places on a change is large. */
const manyPlaces = 12
/** From how many characters put in or taken away on a change is large: about a page. */
export const muchText = 2400

/** Acts that are large by what they are, however much there was for them to do. */
const always: ReadonlySet<string> = new Set(['edit/replace-all', 'xml/apply'])

/**
 * The act that these transactions are, if it is a large one: a version of the text is worth keeping before it. Large is
 * what is done everywhere at once, what touches {@link manyPlaces} places, and what puts in or takes away
 * {@link muchText} characters, undoing such a thing included. `null` for typing and all else that is done bit by bit.
 */
export function largeAct(transactions: readonly Transaction[], before: EditorState): VersionAct | null {
  const [first] = transactions
  if (first === undefined) return null
  const code = nameOfAct(first)
  if (!always.has(code) && !isLarge(transactions)) return null
  if (code !== 'edit/replace-all') return { code: code === '' ? 'change' : code, values: {} }
  const { query, matches } = findOf(before)
  return { code, values: { query: query.text, count: matches.length } }
}

function isLarge(transactions: readonly Transaction[]): boolean {
  let places = 0
  let text = 0
  for (const { steps } of transactions)
    for (const step of steps) {
      if (step instanceof SpanStep) places += step.runs.length
      else if (step instanceof MoveStep) {
        places++
        text += step.to - step.from
      } else {
        let ranges = 0
        step.getMap().forEach((from, to, newFrom, newTo) => {
          ranges++
          text += Math.max(to - from, newTo - newFrom)
        })
        places += Math.max(1, ranges)
      }
      if (places >= manyPlaces || text >= muchText) return true
    }
  return false
}
