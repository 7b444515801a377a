/** What is known of a library outside of it, so that it is known when it is gone. */
export interface LibraryMarker {
  /** How many editions it holds that are not deleted. */
  readonly editions: number
}

const keyOf = (library: string): string => `recto-library/${library}`

/** What was kept of a library last, by the name of its database; `null` where nothing was: there never was one, or this too was cleared. */
export function readMarker(library: string): LibraryMarker | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(library)) ?? 'null')
    if (typeof value !== 'object' || value === null || !('editions' in value)) return null
    return typeof value.editions === 'number' ? { editions: value.editions } : null
  } catch {
    return null
  }
}

/** Keeps what a library holds now. It lies in another place than the library, which is cleared with it only by hand. */
export function keepMarker(library: string, marker: LibraryMarker): void {
  if (readMarker(library)?.editions === marker.editions) return
  try {
    localStorage.setItem(keyOf(library), JSON.stringify(marker))
  } catch {
    return
  }
}
