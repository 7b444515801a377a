import type { Conventions } from '../../../../shared/register/conventions'
import { pointersOf } from '../../../../shared/register/links'
import type { Occurrence } from '../../../../shared/register/occurrence'
import type { At } from '../../edition-texts/text-questions'

/** The occurrences of a name in one text. */
export interface FoundIn {
  readonly transcription: string
  readonly title: string
  readonly at: At
  readonly conventions: Conventions
  readonly occurrences: readonly Occurrence[]
  /** Whether another window has the text, so that nothing can be tagged in it here. */
  readonly elsewhere: boolean
}

/** What the person has ticked or unticked, by the keys of occurrences; for all others {@link isTickedAtFirst} says it. */
export type TickChoices = ReadonlyMap<string, boolean>

/** Tells an occurrence apart from all others of an edition. */
export function occurrenceKey(transcription: string, { from, to }: Occurrence): string {
  return `${transcription}:${String(from)}-${String(to)}`
}

/** Whether an occurrence can be tagged, or linked: it is not tagged, or tagged without a link. */
export function isTickable({ elsewhere }: Pick<FoundIn, 'elsewhere'>, { tagged }: Occurrence): boolean {
  return !elsewhere && (tagged === null || tagged === 'unlinked')
}

/** Whether it is ticked before the person says anything: where it is safe to tag it, and its tag neither points nor is pointed at. */
export function isTickedAtFirst(found: FoundIn, occurrence: Occurrence): boolean {
  const attributes = occurrence.tag?.attributes ?? {}
  const points = pointersOf(attributes) !== null || attributes['xml:id'] !== undefined
  return isTickable(found, occurrence) && occurrence.safe && !points
}

/** The keys of all occurrences that are ticked. */
export function tickedOf(found: readonly FoundIn[], choices: TickChoices): ReadonlySet<string> {
  const ticked = new Set<string>()
  for (const one of found)
    for (const occurrence of one.occurrences) {
      const key = occurrenceKey(one.transcription, occurrence)
      if (isTickable(one, occurrence) && (choices.get(key) ?? isTickedAtFirst(one, occurrence))) ticked.add(key)
    }
  return ticked
}

/** The choices with some more. */
export function chosen(choices: TickChoices, keys: readonly string[], on: boolean): TickChoices {
  const next = new Map(choices)
  for (const key of keys) next.set(key, on)
  return next
}

/** How many occurrences there are. */
export interface OccurrenceCounts {
  readonly tickable: number
  readonly ticked: number
  /** Tagged already, or in a text that another window has. */
  readonly fixed: number
  /** How many texts have any. */
  readonly texts: number
}

/** Counts what was found. */
export function countsOf(found: readonly FoundIn[], ticked: ReadonlySet<string>): OccurrenceCounts {
  const all = found.reduce((sum, { occurrences }) => sum + occurrences.length, 0)
  const tickable = found.reduce(
    (sum, one) => sum + one.occurrences.filter((occurrence) => isTickable(one, occurrence)).length,
    0,
  )
  const texts = found.filter(({ occurrences }) => occurrences.length > 0).length
  return { tickable, ticked: ticked.size, fixed: all - tickable, texts }
}
