import type { Entry } from '../../../shared/register/entry'

/** The entries that a pointer of the header can mean: persons and organisations for who wrote or received, places for where. */
export function entriesFor(
  name: 'senderRef' | 'recipientRef' | 'placeRef',
  entries: readonly Entry[],
): readonly Entry[] {
  return entries.filter(({ kind }) =>
    name === 'placeRef' ? kind === 'place' : kind === 'person' || kind === 'organisation',
  )
}

/** How a header points at an entry. */
export function pointerTo({ xmlId }: Entry): string {
  return `#${xmlId}`
}

/** What a pointer is shown as: the name of its entry, else itself. */
export function shownPointer(pointer: string, entries: readonly Entry[]): string {
  if (pointer === '') return ''
  const meant = entries.find(
    (entry) => pointerTo(entry) === pointer || entry.pointers.some(({ value }) => value === pointer),
  )
  return meant?.name ?? pointer
}
