import type { DocRange, Finding, SourceFinding } from '../../../shared/finding'

/** What a check found, about the text as it was at the revision of the answer. */
export interface Checked {
  /** In the order of the TEI. */
  readonly findings: readonly CheckedFinding[]
  /** What became of the grammar that was chosen; `null` where none was. */
  readonly grammar: GrammarRead | null
}

/** A finding of a check. */
export interface CheckedFinding extends Finding {
  /** Its place in the list: tells the findings of one check apart. */
  readonly id: number
  /** Whether it says what the TEI says, or that a grammar does not allow it. */
  readonly group: 'check' | 'grammar'
  /** In the TEI as it was written for the check. */
  readonly at: NonNullable<Finding['at']>
  /** What it speaks of: words, a block, a leaf, or, in the header, the header. */
  readonly range: DocRange
  readonly where: 'text' | 'header' | 'outside'
}

/** A grammar that was read for a check, or why it could not be. */
export interface GrammarRead {
  readonly id: string
  /** What is wrong with it: then the text was checked without it. */
  readonly problem: (Finding & Partial<Pick<SourceFinding, 'at'>>) | null
}

/** The files of a grammar, the first of which holds its start. */
export interface GrammarFiles {
  readonly id: string
  readonly files: readonly { readonly name: string; readonly text: string }[]
}
