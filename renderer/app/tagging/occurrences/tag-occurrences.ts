import type { MentionChange } from '../../../../shared/commands/mention-changes'
import { mentionKind } from '../../../../shared/register/conventions'
import type { Entry } from '../../../../shared/register/entry'
import { entryFromWords } from '../../../../shared/register/entry-from-words'
import { pointerTo, registerIndex, usualLink, withLink, type RegisterIndex } from '../../../../shared/register/links'
import type { Occurrence } from '../../../../shared/register/occurrence'
import { doEditionAct, type EditionAct, type TextWork } from '../../register/edition-act'
import type { Session } from '../../session'
import { occurrenceKey, type FoundIn } from './found-occurrences'
import type { OccurrenceSearch } from './occurrence-search'

/**
 * Tags what is ticked in all texts, linked to the entry of the search, as one act; a name without an entry gets one in the
 * same act. Answers whether it was done.
 */
export function tagOccurrences(
  session: Session,
  search: OccurrenceSearch,
  found: readonly FoundIn[],
  ticked: ReadonlySet<string>,
): Promise<boolean> {
  const { entries } = session.register.now.get()
  return doEditionAct(
    session,
    occurrencesAct(search, found, ticked, entries, () => crypto.randomUUID()),
  )
}

/** The act that tags what is ticked. */
export function occurrencesAct(
  search: OccurrenceSearch,
  found: readonly FoundIn[],
  ticked: ReadonlySet<string>,
  entries: readonly Entry[],
  newId: () => string,
): EditionAct {
  const made = search.target.kind !== 'entry'
  const entry = search.target.kind === 'entry' ? search.target.entry : entryFor(search, entries, newId)
  const register = registerIndex(made ? [...entries, entry] : entries)
  const texts = found.map((one) => workOn(one, ticked, entry, register)).filter(({ changes }) => changes.length > 0)
  const count = texts.reduce((sum, { changes }) => sum + changes.length, 0)
  return {
    label: { code: 'tag-occurrences', values: { name: entry.name, count } },
    entries: made ? [{ id: entry.id, before: null, after: entry }] : [],
    texts,
  }
}

function entryFor({ words, kind }: OccurrenceSearch, entries: readonly Entry[], newId: () => string): Entry {
  return entryFromWords(newId(), kind, words, new Set(entries.map(({ xmlId }) => xmlId)))
}

function workOn(found: FoundIn, ticked: ReadonlySet<string>, entry: Entry, register: RegisterIndex): TextWork {
  const { transcription, at } = found
  const pointer = pointerTo(register, entry, transcription)
  const changes = found.occurrences
    .filter((occurrence) => ticked.has(occurrenceKey(transcription, occurrence)))
    .map((occurrence) => changeFor(found, occurrence, entry, pointer))
  return { transcription, at, changes }
}

/** Tags an occurrence as its text tags such names; one that is tagged already is linked. */
function changeFor({ conventions }: FoundIn, occurrence: Occurrence, { kind }: Entry, pointer: string): MentionChange {
  const { from, to, text, tag } = occurrence
  const habit = conventions[kind]
  if (tag === null)
    return {
      kind: 'tag',
      from,
      to,
      name: habit.name,
      attributes: withLink(habit.attributes, habit.link, pointer),
      text,
    }
  const { span, name, attributes } = tag
  const link = mentionKind(name, attributes) === kind && name === habit.name ? habit.link : usualLink(name)
  return { kind: 'retag', span, near: from, name, attributes: withLink(attributes, link, pointer) }
}
