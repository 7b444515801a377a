import type { Severity } from '../../../shared/finding'
import type { CheckName } from '../../../shared/proofing/doubt'

/** What kind of place is open: what a check of proofreading doubts, a guess, or what a check of the TEI found, by its code. */
export type OpenKind = CheckName | 'guess' | `found/${string}`

/** Which open places the person wants to see: doubts, guesses and findings alike. */
export interface DoubtFilter {
  readonly checks: readonly OpenKind[] | 'all'
  readonly severity: Severity | 'all'
}

/** Every place: what is asked for where nobody chose. */
export const everyDoubt: DoubtFilter = { checks: 'all', severity: 'all' }

/** Whether a filter leaves anything out. */
export const isFilter = ({ checks, severity }: DoubtFilter): boolean => checks !== 'all' || severity !== 'all'

/** Whether a filter lets through what is of a kind and a severity. */
export const passes = ({ checks, severity }: DoubtFilter, kind: OpenKind, of: Severity): boolean =>
  (checks === 'all' || checks.includes(kind)) && (severity === 'all' || severity === of)
