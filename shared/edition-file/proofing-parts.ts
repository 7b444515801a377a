import { checkNames, type Verdict } from '../proofing/doubt'
import { fields, list, oneOf, orNull, text, wrong } from './shapes'

const verdicts = list(fields({ check: oneOf(...checkNames), key: text, context: orNull(text) }))

/** The verdicts that a JSON value lists, or `null` where it does not; `lenient` for what a newer program wrote. */
export function verdictsOf(value: unknown, lenient: boolean): readonly Verdict[] | null {
  const read = verdicts(value, lenient)
  return read === wrong ? null : read
}
