import type { Node } from 'prosemirror-model'
import type { Grammar } from '../grammar'
import { brokenBy } from '../queries/broken-elements'
import { mentionSteps, type MentionChange, type MentionSteps } from './mention-changes'
import type { NewId } from './tag'

/**
 * The same as {@link mentionSteps}, without the changes that would make of what a grammar allows something that it does
 * not: they are among those that are left out. The others are done.
 */
export function validMentionSteps(
  doc: Node,
  changes: readonly MentionChange[],
  newId: NewId,
  grammar: Grammar,
): MentionSteps {
  const steps = (some: readonly MentionChange[]) => mentionSteps(doc, some, newId)
  const isValid = ({ step }: MentionSteps) => {
    const after = step?.apply(doc).doc ?? doc
    return brokenBy(doc, after, grammar).length === 0
  }
  const valid = (some: readonly MentionChange[]): readonly MentionChange[] => {
    if (isValid(steps(some))) return some
    if (some.length < 2) return []
    const half = some.length >> 1
    return [...valid(some.slice(0, half)), ...valid(some.slice(half))]
  }
  const all = steps(changes)
  if (isValid(all)) return all
  const kept = steps(valid(changes))
  // Two that are allowed alone need not be together; then nothing is done.
  if (!isValid(kept)) return { step: null, done: 0, left: changes.length }
  return { ...kept, left: changes.length - kept.done }
}
