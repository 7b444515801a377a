import type { Severity } from '../../../shared/finding'
import type { Scanno } from '../../../shared/proofing/check'
import type { CheckName, Doubt, Fix, Verdict } from '../../../shared/proofing/doubt'

/** What a text is proofread by. Plain data, for it is sent to a Worker, which reads the dictionaries itself. */
export interface ProofBasis {
  /** The languages of the dictionaries, as BCP 47 has them. */
  readonly languages: readonly string[]
  /** Those that the person added, by language; `at` tells one from another that came in its place. The library is known by its name. */
  readonly own: readonly { readonly library: string; readonly language: string; readonly at: number }[]
  /** The headings and variants of the register. */
  readonly names: readonly string[]
  readonly scannos: readonly Scanno[]
}

/** What a text can be asked about its doubtful places. */
export type ProofQuestion =
  /** What changed since the answer of that number, or all where it is `null` or not the last one. */
  | { readonly kind: 'proof'; readonly basis: ProofBasis; readonly known: number | null }
  /** What did not fit into the answer of that number, from there on. */
  | { readonly kind: 'proof-rest'; readonly answer: number; readonly from: number }
  /** How many places are doubtful by some checks and not settled. */
  | {
      readonly kind: 'doubt-count'
      readonly basis: ProofBasis
      readonly verdicts: readonly Verdict[]
      /** Which checks count. */
      readonly checks: readonly CheckName[] | 'all'
      readonly severity: Severity | 'all'
    }
  /** The doubts that are equal to one, in context. */
  | {
      readonly kind: 'equal-doubts'
      readonly basis: ProofBasis
      readonly verdicts: readonly Verdict[]
      readonly check: CheckName
      readonly key: string
    }
  /** What could stand in the place of a doubt, in the block whose content begins at `start`. */
  | { readonly kind: 'doubt-fixes'; readonly basis: ProofBasis; readonly doubt: Doubt; readonly start: number }

const kinds: ReadonlySet<string> = new Set<ProofQuestion['kind']>([
  'proof',
  'proof-rest',
  'doubt-count',
  'equal-doubts',
  'doubt-fixes',
])

/** Whether a question is about doubtful places. */
export function isProofQuestion(question: { readonly kind: string }): question is ProofQuestion {
  return kinds.has(question.kind)
}

/** The doubts of a block: all positions count from where its content begins, which is `start`. */
export interface FoundInBlock {
  readonly start: number
  readonly doubts: readonly Doubt[]
}

/** What proofreading found, or what changed of it. */
export interface FoundDoubts {
  /** The number of this answer. */
  readonly answer: number
  /** Whether blocks that are not named have no doubts; else they have those that they had. */
  readonly whole: boolean
  /** In order of place: as many as one message should hold. */
  readonly blocks: readonly FoundInBlock[]
  /** How many there are in all; the rest is asked for. */
  readonly total: number
}

/** A doubt in context; its positions are those of the doc. */
export interface EqualDoubt {
  readonly doubt: Doubt
  /** What stands in the range of each of its fixes. */
  readonly was: readonly string[]
  readonly before: string
  readonly after: string
  readonly page: string | null
  readonly inNote: boolean
}

/** What a text answers to each {@link ProofQuestion}. */
export interface ProofAnswers {
  readonly proof: FoundDoubts
  /** `null` where that answer is not known any more. */
  readonly 'proof-rest': readonly FoundInBlock[] | null
  readonly 'doubt-count': number
  readonly 'equal-doubts': readonly EqualDoubt[]
  readonly 'doubt-fixes': readonly Fix[]
}
