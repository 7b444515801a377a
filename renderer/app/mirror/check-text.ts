import { checkTree } from '../../../shared/checks'
import type { SourceFinding } from '../../../shared/finding'
import { violationCodes, type Grammar } from '../../../shared/grammar'
import { foundPlace } from '../../../shared/tei/found-place'
import type { CheckedFinding } from './checked'
import type { ParsedText } from './mirrored-text'

/** Checks a text, and finds the places of what was found in it. */
export function checkText(text: ParsedText, grammar: Grammar | null): readonly CheckedFinding[] {
  const { written, tree, places } = text
  return checkTree(tree, written.source, { grammar }).map((finding, id) => ({
    ...told(finding),
    id,
    group: groupOf(finding),
    ...foundPlace(finding.stretch, tree, written.doc, places),
  }))
}

/** A finding without its stretch, which means nothing to the window. */
function told({ severity, code, message, values, at }: SourceFinding) {
  return { severity, code, message, at, ...(values ? { values } : {}) }
}

/** What `validate` says of a text; all else is said of any TEI. */
const ofGrammar: ReadonlySet<string> = new Set(violationCodes)

function groupOf({ code }: SourceFinding): CheckedFinding['group'] {
  return ofGrammar.has(code) ? 'grammar' : 'check'
}
