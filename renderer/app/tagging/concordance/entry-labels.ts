import type { Entry } from '../../../../shared/register/entry'

/** Entries with labels that tell them apart: their names, with the `xml:id` where several have one name. */
export function entriesWithLabels(
  entries: readonly Entry[],
): readonly { readonly entry: Entry; readonly label: string }[] {
  const count = new Map<string, number>()
  for (const { name } of entries) count.set(name, (count.get(name) ?? 0) + 1)
  return entries.map((entry) => ({
    entry,
    label: (count.get(entry.name) ?? 0) > 1 ? `${entry.name} (${entry.xmlId})` : entry.name,
  }))
}
