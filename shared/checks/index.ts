import type { Finding, SourceFinding } from '../finding'
import type { Grammar } from '../grammar/grammar'
import { Lines } from '../xml/lines'
import { parseXml } from '../xml/parse'
import type { XmlTree } from '../xml/tree'
import { checkAttributes } from './attribute-rules'
import { CheckedText, type Flaw } from './checked-text'
import { checkDates } from './dates'
import { checkIds, elementsById } from './ids'
import { checkNames } from './names'
import { checkNotes } from './notes'
import { checkPointers } from './pointers'
import { checkRules } from './rules'
import { checkStructure } from './structure'

/** What a text is checked by. */
export interface CheckOptions {
  /** The grammar that the person chose for the edition; without one the text is held against TEI P5 as it is. */
  readonly grammar: Grammar | null
}

/** How many findings a text is told at most. */
export const FINDING_LIMIT = 1000

/**
 * What can be said of a file of TEI, in the order of its places. One that is not well-formed gets the one finding of the
 * parser. The work grows with the length of the text.
 */
export function checkSource(source: string, options: CheckOptions): readonly SourceFinding[] {
  const { value, findings } = parseXml(source)
  if (value) return checkTree(value, source, options)
  const lines = new Lines(source)
  return findings.map((finding) => placed(finding, lines))
}

/**
 * What can be said of a text that was read: doubled ids, pointers to nothing, bad dates, and what its grammar forbids. In
 * the order of their places; of more than {@link FINDING_LIMIT}, the gravest, and a last one that says how many there
 * are besides.
 */
export function checkTree(tree: XmlTree, source: string, { grammar }: CheckOptions): readonly SourceFinding[] {
  const text = new CheckedText(tree, source)
  const byId = elementsById(text)
  const structure = checkStructure(text, grammar)
  // What a grammar says of a value is enough said; of an empty one it speaks with its name and quotes.
  const told = new Set(structure.flatMap(({ stretch }) => [stretch.from, stretch.to - 1]))
  const flaws = [
    ...checkIds(text, byId),
    ...checkPointers(text, byId),
    ...checkDates(text),
    ...checkRules(text, told),
    ...checkAttributes(text),
    ...checkNotes(text),
    ...(grammar ? [] : checkNames(text)),
  ].filter(({ stretch }) => !told.has(stretch.start))
  const found = [...structure, ...flaws.map((flaw) => sourceFinding(flaw, text.lines))]
  return limited(found)
}

function sourceFinding({ severity, code, message, values, stretch }: Flaw, lines: Lines): SourceFinding {
  const { start, end } = stretch
  return { severity, code, message, values, at: lines.placeOf(start), stretch: { from: start, to: end } }
}

/** The parser's finding with the character it speaks of. */
function placed(finding: Finding, lines: Lines): SourceFinding {
  const at = finding.at ?? { line: 1, column: 1 }
  const from = lines.offsetOf(at)
  return { ...finding, at, stretch: { from, to: lines.offsetOf({ line: at.line, column: at.column + 1 }) } }
}

const GRAVITY = { error: 0, warning: 1, info: 2 } as const

function limited(findings: readonly SourceFinding[]): readonly SourceFinding[] {
  const kept = [...findings].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || inOrder(a, b))
  const more = kept.splice(FINDING_LIMIT).length
  kept.sort(inOrder)
  const last = kept.at(-1)
  if (more > 0 && last)
    kept.push({
      severity: 'info',
      code: 'more-findings',
      message: `${String(more)} more findings are not listed. Settle some of these and check again.`,
      values: { count: more },
      at: last.at,
      stretch: last.stretch,
    })
  return kept
}

function inOrder(a: SourceFinding, b: SourceFinding): number {
  return a.stretch.from - b.stretch.from || a.stretch.to - b.stretch.to
}
