import type { FoundEntry } from '../../../shared/register/entries-in-text'
import { pointersOf, registerIndex } from '../../../shared/register/links'
import type { Entry } from '../../../shared/register/entry'
import { takeEntries } from '../../../shared/register/take-entries'
import type { Change } from '../../store/rows'
import type { Session } from '../session'

/**
 * What a text takes along into the register of another edition: the entries that it points at, as far as they are not there. A
 * text that cannot be read takes none.
 */
export async function entriesForMove(
  { store, texts }: Session,
  { id, edition: from }: { readonly id: string; readonly edition: string },
  edition: string,
): Promise<readonly Change[]> {
  const [old, register] = await Promise.all([store.registerOf(from), store.registerOf(edition)])
  if (old.length === 0) return []
  const told = await texts.askOne(id, { kind: 'pointing', values: null })
  if (!told.ok) return []
  const values = told.answer.spans.flatMap(({ attributes }) => pointersOf(attributes)?.values ?? [])
  const found = entriesMeant(old, id, new Set(values))
  const row = (entry: Entry | null) => entry && { ...entry, edition }
  return takeEntries(found, id, register, () => crypto.randomUUID()).map(({ before, after }) => ({
    kind: 'entry',
    id: after.id,
    before: row(before),
    after: row(after),
  }))
}

/** The entries of a register that values in a text mean, as if the text listed them. */
function entriesMeant(entries: readonly Entry[], text: string, values: ReadonlySet<string>): readonly FoundEntry[] {
  const register = registerIndex(entries)
  const meant = new Map<Entry, string[]>()
  for (const value of values) {
    const entry = register.entryAt(value, text)
    if (entry !== null) meant.set(entry, [...(meant.get(entry) ?? []), value])
  }
  return [...meant].map(([entry, by]) => {
    const locals = by.filter((value) => value.startsWith('#')).map((value) => value.slice(1))
    const links = by.filter((value) => !value.startsWith('#'))
    return { facts: entry, ids: [...new Set([entry.xmlId, ...locals])], links, listed: true }
  })
}
