import type { DocRange, Severity } from '../finding'

/**
 * The checks of proofreading, each in a file of its own name in `checks/`. The names stand in the library, with what the person
 * said of a doubt, and are never changed.
 */
export const checkNames = [
  'spelling',
  'scanno',
  'inner-capital',
  'digit-in-word',
  'doubled-word',
  'mixed-scripts',
  'near-names',
  'quotes',
  'brackets',
  'spacing',
  'dashes',
  'hyphens',
  'sentence-start',
  'heading-order',
  'page-order',
  'note-references',
  'invisible',
  'unusual-characters',
] as const

/** One of {@link checkNames}. */
export type CheckName = (typeof checkNames)[number]

/** A change of the text that settles a doubt: the words of `range` become `text`, in the tags that stand there. */
export interface Fix {
  readonly range: DocRange
  readonly text: string
}

/** A place that a check doubts: a finding of proofreading, with what could stand there instead. */
export interface Doubt extends DocRange {
  readonly check: CheckName
  /** Kebab-case and stable; the sentence for the person is the message `doubt.<code>` with `values`. */
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
  readonly severity: Severity
  /** The words it speaks of, notes and page breaks left out. */
  readonly text: string
  /**
   * What equal doubts share: the words or characters as the check compares them. With `check` it is what the person
   * finds good, and what “everywhere” means.
   */
  readonly key: string
  /** The words around it, by which this place alone is known; see {@link Verdict}. */
  readonly context: string
  /** What could stand there, the best first; empty where only the person can know, or where it is worked out when it is asked for. */
  readonly fixes: readonly Fix[]
  /** Where else it shows: the other spelling, the bracket that was opened, the number before. */
  readonly elsewhere: readonly DocRange[]
}

/** What the person said of a doubt, that it is not to be shown again. */
export interface Verdict {
  readonly check: CheckName
  readonly key: string
  /** The words around the one place that was meant ({@link Doubt.context}); `null` for wherever it stands. */
  readonly context: string | null
}

/** What tells verdicts apart: equal ones say the same. */
export const verdictKey = ({ check, key, context }: Verdict): string => JSON.stringify([check, key, context])

/** Tells which doubts are settled by verdicts, in one look at them. */
export function settledBy(verdicts: readonly Verdict[]): (doubt: Pick<Doubt, 'check' | 'key' | 'context'>) => boolean {
  const known = new Set(verdicts.map(verdictKey))
  if (known.size === 0) return () => false
  return ({ check, key, context }) =>
    known.has(verdictKey({ check, key, context: null })) || known.has(verdictKey({ check, key, context }))
}
