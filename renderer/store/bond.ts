import type { Problem } from '../../shared/host'
import type { Head } from './journal'

/** What is stored in one transaction with steps of an open text: the rest of an act over register and texts. */
export interface Bond {
  /** The id of the act. */
  readonly act: string
  /** Prepares it, at each try, before the transaction begins. Throws {@link BondBroken} where it cannot be done. */
  readonly before: () => Promise<void>
  /** Does it in the transaction over all tables, in which the steps were stored as the row that `head` ends with. Throws {@link BondBroken}. */
  readonly within: (head: Head) => Promise<void>
  /** Called once: it is stored (`null`), or why it never will be; the steps are stored alone then, so they are to be taken back at once. */
  readonly settled: (problem: Problem | null) => void
}

/** Thrown where the rest of an act cannot be done. */
export class BondBroken extends Error {
  override readonly name = 'BondBroken'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}
