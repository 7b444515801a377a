import { localName, type Attributes } from '../schema'

/**
 * What one way to write brackets in a plain text means. `pattern` is how it is written, with `…` for any words in it, once at
 * most: `[…]`, `[…?]`, `<…>`, `[illegible]`. What has no `…` stands for a place without text.
 */
export interface BracketRule {
  readonly pattern: string
  /** The TEI element that it becomes: one around the words of `…`, or one without text. */
  readonly element: string
  /** Its attributes, such as `reason` of a gap. */
  readonly attributes: Attributes
  /** Whether it is taken without a doubt where it is found; else the person is asked for each. */
  readonly sure: boolean
}

/** Elements around words that a rule can name. */
export const bracketSpans = ['supplied', 'unclear', 'add', 'del', 'surplus', 'sic', 'damage', 'ex', 'foreign'] as const

/** Elements without text that a rule can name. */
export const bracketPoints = ['gap', 'space'] as const

/**
 * The rules that an edition begins with: what is common in editions of letters and in transcriptions by volunteers (the
 * Leiden conventions for lost and doubtful letters, angle brackets for what an editor adds).
 */
export const presetBrackets: readonly BracketRule[] = [
  { pattern: '[illegible]', element: 'gap', attributes: { reason: 'illegible' }, sure: true },
  { pattern: '[...]', element: 'gap', attributes: { reason: 'omitted' }, sure: false },
  { pattern: '[torn]', element: 'gap', attributes: { reason: 'torn' }, sure: true },
  { pattern: '[blank]', element: 'space', attributes: {}, sure: true },
  { pattern: '[?]', element: 'gap', attributes: { reason: 'illegible', unit: 'word' }, sure: false },
  { pattern: '[…?]', element: 'unclear', attributes: {}, sure: true },
  { pattern: '[…]', element: 'supplied', attributes: {}, sure: false },
  { pattern: '<…>', element: 'add', attributes: {}, sure: false },
  { pattern: '{…}', element: 'surplus', attributes: {}, sure: false },
]

/** Where in a pattern the words stand. */
export const wordsMark = '…'

/** What stands before and after the words of a rule; `null` where it has none, which stands for a place without text. */
export function bracketsOf({
  pattern,
}: Pick<BracketRule, 'pattern'>): { readonly open: string; readonly close: string } | null {
  const at = pattern.indexOf(wordsMark)
  return at < 0 ? null : { open: pattern.slice(0, at), close: pattern.slice(at + wordsMark.length) }
}

/** What is wrong with a rule, or `null`: no sign around the words, words twice, an element that it cannot become, a pattern that another has. */
export type RuleProblem = 'no-brackets' | 'words-twice' | 'wrong-element'

/** What is wrong with a rule; `null` where nothing is. */
export function ruleProblem({ pattern, element }: BracketRule): RuleProblem | null {
  const brackets = bracketsOf({ pattern })
  if (brackets === null) {
    if (!/^[^\p{L}\p{N}\s].*[^\p{L}\p{N}\s]$/u.test(pattern)) return 'no-brackets'
    return bracketPoints.some((one) => one === element) ? null : 'wrong-element'
  }
  if (brackets.close.includes(wordsMark)) return 'words-twice'
  // Without a sign at both ends, the end of a word could not be told from the end of the brackets.
  if (!/^[^\p{L}\p{N}\s]/u.test(brackets.open) || !/[^\p{L}\p{N}\s]$/u.test(brackets.close)) return 'no-brackets'
  return bracketSpans.some((one) => one === element) ? null : 'wrong-element'
}

/** Whether a rule means an element with these attributes: it has all that the rule names, whatever else it has. */
export function means(rule: BracketRule, name: string, attributes: Attributes): boolean {
  return (
    rule.element === localName(name) &&
    Object.entries(rule.attributes).every(([key, value]) => attributes[key] === value)
  )
}

/** Rules from what was stored; those that are none are left out. `null` where no list was stored. */
export function readBrackets(stored: unknown): readonly BracketRule[] | null {
  if (!Array.isArray(stored)) return null
  return (stored as readonly unknown[]).flatMap((one): BracketRule[] => {
    const { pattern, element, attributes, sure } = (one ?? {}) as Readonly<Record<string, unknown>>
    if (typeof pattern !== 'string' || typeof element !== 'string') return []
    const named = typeof attributes === 'object' && attributes !== null ? Object.entries(attributes) : []
    const said = named.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    const rule: BracketRule = { pattern, element, attributes: Object.fromEntries(said), sure: sure === true }
    return ruleProblem(rule) === null ? [rule] : []
  })
}
