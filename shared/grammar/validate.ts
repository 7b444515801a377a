import type { SourceFinding } from '../finding'
import type { XmlTree } from '../xml/tree'
import type { Grammar } from './grammar'
import { Validator } from './validator'

/** How a validation goes on. */
export interface ValidationOptions {
  /** After how many findings it ends; all are told unless this is set. */
  readonly limit?: number
}

/**
 * All that is wrong with a tree by a grammar, in the order of the text. `tree` was read from `source`.
 *
 * After an error the rest is judged as though the place had been right, so that each cause is told once: an unknown element is
 * passed over with what is in it, a misspelt one is taken for what was meant, one that stands too early counts, and so does
 * what comes after. Comments and instructions do not count; xi:include and references to entities outside of the file
 * may stand for anything.
 */
export function validate(
  grammar: Grammar,
  tree: XmlTree,
  source: string,
  options: ValidationOptions = {},
): readonly SourceFinding[] {
  const steps = validateInSteps(grammar, tree, source, options)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** How many elements are judged between two steps. */
const STEP = 2000

/**
 * {@link validate} in steps of a few milliseconds, for a caller that has to stay awake: yields how much of the source is
 * done, from 0 to 1, and returns the findings.
 */
export function* validateInSteps(
  grammar: Grammar,
  tree: XmlTree,
  source: string,
  options: ValidationOptions = {},
): Generator<number, readonly SourceFinding[], void> {
  const validator = new Validator(grammar, tree, source, options.limit ?? Infinity)
  for (let done = validator.advance(STEP); done !== null; done = validator.advance(STEP))
    yield source.length === 0 ? 1 : done / source.length
  return validator.findings.toSorted((a, b) => a.stretch.from - b.stretch.from)
}
