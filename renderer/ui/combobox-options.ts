/** A value on offer. */
export interface ComboboxOption {
  readonly value: string
  /** What is said of it, beside it: a gloss, or how often it is used. */
  readonly hint?: string | undefined
  /** Stands behind the others under a line of its own. */
  readonly group?: string | undefined
}

/** Whether what is typed begins the first value that is listed, and is none itself. */
export function isBeginning(typed: string | null, listed: readonly ComboboxOption[]): boolean {
  const begun = typed?.trim() ?? ''
  if (begun === '' || listed.some(({ value }) => value === begun)) return false
  return listed[0]?.value.toLowerCase().startsWith(begun.toLowerCase()) === true
}

/** The options that hold what is typed, those first that begin so. */
export function matching(options: readonly ComboboxOption[], typed: string): readonly ComboboxOption[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return options
  const rank = ({ value, hint = '' }: ComboboxOption) => {
    const text = value.toLowerCase()
    if (text.startsWith(wanted)) return 0
    return text.includes(wanted) ? 1 : hint.toLowerCase().includes(wanted) ? 2 : 3
  }
  return [0, 1, 2].flatMap((wantedRank) => options.filter((option) => rank(option) === wantedRank))
}
