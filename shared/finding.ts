/** How much a {@link Finding} matters: an `error` stops what was asked, a `warning` wants a look, an `info` tells of a guess. */
export type Severity = 'error' | 'warning' | 'info'

/** A place in a source file. Both numbers count from 1; columns count UTF-16 units. */
export interface SourcePlace {
  readonly line: number
  readonly column: number
}

/** A stretch of a doc, in ProseMirror positions; `from` = `to` names a point. */
export interface DocRange {
  readonly from: number
  readonly to: number
}

/**
 * Something that a reader, checker or validator reports.
 *
 * `message` is an English sentence for the person. The interface translates by `code` and `values`
 * and falls back on `message`.
 */
export interface Finding {
  readonly severity: Severity
  /** Kebab-case, stable: what kind of thing was found, such as `note-without-text`. */
  readonly code: string
  readonly message: string
  /** What the message speaks of, for translation: `{number: "3", word: "Affairs"}`. */
  readonly values?: Readonly<Record<string, string | number>>
  /** Where in the source file, if the finding speaks of one. */
  readonly at?: SourcePlace
  /** Where in the doc, if the finding speaks of one. */
  readonly range?: DocRange
}

/** A finding in a source file, with the stretch of text it speaks of; offsets count UTF-16 units. */
export interface SourceFinding extends Finding {
  readonly at: SourcePlace
  readonly stretch: { readonly from: number; readonly to: number }
}

/** What every reader returns: the value, or `null` where an error stands among the findings, and what was found on the way. */
export interface Reading<T> {
  readonly value: T | null
  readonly findings: readonly Finding[]
}

/** Whether any of `findings` is an error. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}

/** The end of a switch over a union: does not compile while a member is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
