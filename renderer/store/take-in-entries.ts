import type { Pointer } from '../../shared/register/entry'
import { xmlIdFor } from '../../shared/register/xml-id'
import type { EntryRow } from './rows'

/** The pointers of an entry of an edition file, where `idsOf` says under which ids the library has the texts of the file. */
export function pointersBrought(
  { pointers }: { readonly pointers: readonly Pointer[] },
  idsOf: (text: string) => readonly string[],
): readonly Pointer[] {
  return pointers.flatMap((pointer) => {
    const { text } = pointer
    return text === null ? [pointer] : idsOf(text).map((id) => ({ ...pointer, text: id }))
  })
}

/**
 * An entry that comes to stand beside another of the same `xml:id`: it gets one of its own, and the texts that came with
 * it go on pointing at it by the old one.
 */
export function besideOther(
  entry: EntryRow,
  id: string,
  taken: ReadonlySet<string>,
  brought: readonly string[],
): EntryRow {
  const xmlId = taken.has(entry.xmlId) ? xmlIdFor(entry.kind, entry.name, taken) : entry.xmlId
  if (xmlId === entry.xmlId) return { ...entry, id }
  const old = brought.map((text) => ({ value: `#${entry.xmlId}`, text }))
  return { ...entry, id, xmlId, pointers: [...entry.pointers, ...old] }
}
