import type { FoundEntry } from './entries-in-text'
import type { Entry } from './entry'
import { takeEntries } from './take-entries'

/** The entries that were found in a text. */
export interface FoundInText {
  readonly transcription: string
  readonly found: readonly FoundEntry[]
  /** Other texts that speak of them by the same pointers. */
  readonly others?: readonly string[]
}

/** A register once the entries of texts are taken into it, one text after the other; entries that nothing changed are the same values. */
export function entriesOfTexts(
  register: readonly Entry[],
  texts: readonly FoundInText[],
  newId: () => string,
): readonly Entry[] {
  const now = new Map(register.map((entry) => [entry.id, entry]))
  for (const { transcription, found, others = [] } of texts)
    for (const { after } of takeEntries(found, transcription, [...now.values()], newId))
      now.set(after.id, pointedAtIn(others, transcription, after))
  return [...now.values()]
}

/** An entry with the pointers that it has in one text in others too. */
function pointedAtIn(others: readonly string[], text: string, entry: Entry): Entry {
  const own = entry.pointers.filter((pointer) => pointer.text === text)
  const more = own.flatMap(({ value }) => others.map((other) => ({ value, text: other })))
  return more.length === 0 ? entry : { ...entry, pointers: [...entry.pointers, ...more] }
}
