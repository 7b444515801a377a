import type { Node } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import { schema } from '../schema'
import { assertSound } from './sound'

/** What a transform is made of, as the assertion needs it. */
interface Changes {
  readonly before: Node
  readonly doc: Node
  readonly docs: readonly Node[]
  readonly steps: readonly Step[]
}

/**
 * The one assertion for what a command did: the result is sound, its steps survive JSON, and undoing them restores
 * exactly the doc from before. Throws a sentence where one of it fails.
 */
export function assertChanges(changes: Changes): void {
  assertSound(changes.doc)
  const again = changes.steps.map((step) => Step.fromJSON(schema, JSON.parse(JSON.stringify(step.toJSON()))))
  const replayed = again.reduce((doc, step) => applied(step, doc), changes.before)
  if (!replayed.eq(changes.doc)) throw new Error('The steps do not survive JSON')
  const undone = changes.steps.reduceRight(
    (doc, step, index) => applied(step.invert(changes.docs[index] ?? changes.before), doc),
    changes.doc,
  )
  if (!undone.eq(changes.before)) throw new Error('Undoing the steps does not restore the doc')
}

function applied(step: Step, doc: Node): Node {
  const { doc: result, failed } = step.apply(doc)
  if (!result) throw new Error(failed ?? 'A step failed')
  return result
}

/** Runs a command, asserts its changes, and gives the state after it; `null` where the command does not apply. */
export function run(state: EditorState, command: Command): EditorState | null {
  const made: Transaction[] = []
  const possible = command(state, (transaction) => made.push(transaction))
  if (command(state) !== possible) throw new Error('The command says one thing and does another')
  if (made.length > 1) throw new Error('The command dispatched more than once')
  const [transaction] = made
  if (!possible) {
    if (transaction) throw new Error('The command refused and dispatched all the same')
    return null
  }
  if (!transaction) return state
  assertChanges(transaction)
  return state.apply(transaction)
}
