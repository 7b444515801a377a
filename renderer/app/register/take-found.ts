import i18next from 'i18next'
import type { EntryKind } from '../../../shared/edition'
import { entriesOfTexts, type FoundInText } from '../../../shared/register/entries-of-texts'
import { entryKinds, type Entry } from '../../../shared/register/entry'
import { entryOf, type Change } from '../../store/rows'
import type { Store } from '../../store/store'
import type { EntryChange } from './edition-act'

/** What becomes of a register when the entries of texts are taken into it, one text after the other. */
export function entryChangesFor(register: readonly Entry[], texts: readonly FoundInText[]): readonly EntryChange[] {
  const first = new Map(register.map((entry) => [entry.id, entry]))
  return entriesOfTexts(register, texts, () => crypto.randomUUID()).flatMap((after) => {
    const before = first.get(after.id) ?? null
    return before === after ? [] : [{ id: after.id, before, after }]
  })
}

/** The same for the register of an edition in the library, as changes of an act. */
export async function foundChanges(
  store: Store,
  edition: string,
  texts: readonly FoundInText[],
): Promise<readonly Change[]> {
  if (texts.every(({ found }) => found.length === 0)) return []
  const register = (await store.db.entries.where('edition').equals(edition).toArray()).map(entryOf)
  const row = (entry: Entry | null) => (entry === null ? null : { ...entry, edition })
  return entryChangesFor(register, texts).map(({ id, before, after }) => ({
    kind: 'entry',
    id,
    before: row(before),
    after: row(after),
  }))
}

/** How many entries of each kind were found, in words: “178 persons, 186 terms found”; `null` where there is none. */
export function foundWords(counts: Readonly<Partial<Record<EntryKind, number>>>): string | null {
  const said = entryKinds.flatMap((kind) => {
    const count = counts[kind] ?? 0
    return count === 0 ? [] : [i18next.t(`found.${kind}`, { ns: 'register', count })]
  })
  return said.length === 0 ? null : i18next.t('found.all', { ns: 'register', list: said.join(', ') })
}
