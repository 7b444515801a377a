import type { EntryKind } from '../../../../shared/edition'
import type { Conventions } from '../../../../shared/register/conventions'
import type { DateReading } from '../../../../shared/register/date-reading'
import { entryKinds, type Entry } from '../../../../shared/register/entry'
import { pointerTo, withLink, type RegisterIndex } from '../../../../shared/register/links'
import type { Suggestion } from '../../../../shared/register/suggestion'
import type { Attributes } from '../../../../shared/schema'

/** What a suggestion can be taken as. */
export type SuggestionOption =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'date'; readonly reading: DateReading }
  /** Linked to an entry that is yet to be made. */
  | { readonly kind: 'new'; readonly of: EntryKind }
  /** Tagged alone, without a link or a date. */
  | { readonly kind: 'bare'; readonly of: Suggestion['kind'] }

/**
 * What a suggestion can be taken as, the likeliest first, at least one: the entries that it can mean, the readings of a date,
 * a new entry, the tag alone.
 */
export function optionsOf(suggestion: Suggestion, register: RegisterIndex): readonly SuggestionOption[] {
  const { kind, dates, candidates } = suggestion
  const bare: SuggestionOption = { kind: 'bare', of: kind }
  if (kind === 'date') return [...dates.map((reading): SuggestionOption => ({ kind: 'date', reading })), bare]
  const known = candidates.flatMap(({ entry: id }): SuggestionOption[] => {
    const entry = register.byId.get(id)
    return entry ? [{ kind: 'entry', entry }] : []
  })
  const others = known.length > 0 ? [] : entryKinds.filter((other) => other !== kind)
  return [...known, ...[kind, ...others].map((of): SuggestionOption => ({ kind: 'new', of })), bare]
}

/** The kind of what a suggestion is taken as. */
export function kindOfOption(option: SuggestionOption): Suggestion['kind'] {
  switch (option.kind) {
    case 'entry':
      return option.entry.kind
    case 'date':
      return 'date'
    case 'new':
    case 'bare':
      return option.of
  }
}

/** The tag for an option other than a new entry, as the text writes such tags. `text` is the id of the transcription. */
export function tagFor(
  option: Exclude<SuggestionOption, { readonly kind: 'new' }>,
  { conventions, register, text }: { conventions: Conventions; register: RegisterIndex; text: string },
): { readonly name: string; readonly attributes: Attributes } {
  switch (option.kind) {
    case 'date':
      return { name: 'date', attributes: option.reading.attributes }
    case 'bare': {
      if (option.of === 'date') return { name: 'date', attributes: {} }
      const { name, attributes } = conventions[option.of]
      return { name, attributes }
    }
    case 'entry':
      return linkedTag(option.entry, { conventions, register, text })
  }
}

/** A tag that points at an entry, as the text writes such tags. */
export function linkedTag(
  entry: Entry,
  { conventions, register, text }: { conventions: Conventions; register: RegisterIndex; text: string },
): { readonly name: string; readonly attributes: Attributes } {
  const { name, attributes, link } = conventions[entry.kind]
  return { name, attributes: withLink(attributes, link, pointerTo(register, entry, text)) }
}

/** From which score on a suggestion can be sure. */
export const sureScore = 0.85

/** How much likelier the first entry must be than the second. */
const sureLead = 0.5

/**
 * Whether a suggestion can be taken without a look at it: it has at least this score, and means one entry, or one date
 * without a doubt.
 */
export function isSure({ kind, score, why, candidates, dates }: Suggestion, least = sureScore): boolean {
  if (score < least || why === 'looks-like-name') return false
  if (kind === 'date') return dates.length === 1 && dates[0]?.doubt === null
  const [first, second] = candidates
  return first !== undefined && (second === undefined || first.score - second.score >= sureLead)
}
