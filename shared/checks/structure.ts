import type { SourceFinding } from '../finding'
import type { Grammar } from '../grammar/grammar'
import { teiGrammar } from '../grammar/tei'
import { validate } from '../grammar/validate'
import type { CheckedText } from './checked-text'

/**
 * What stands where it may not: by the grammar that the person chose, errors; without one, what TEI P5 forbids everywhere,
 * warnings, since the edition may follow rules of its own.
 */
export function checkStructure({ tree, source }: CheckedText, grammar: Grammar | null): readonly SourceFinding[] {
  if (grammar) return validate(grammar, tree, source)
  return validate(teiGrammar(), tree, source).map((finding) => ({ ...finding, severity: 'warning' }))
}
