/** What is known of a library outside of it, so that it is known when it is gone. */
export interface LibraryMarker {
  /** How many editions it holds that are not deleted. */
  readonly editions: number
}

const key = 'recto-library'

/** What was kept of the library last, `null` where nothing was: there never was one, or this too was cleared. */
export function readMarker(): LibraryMarker | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof value !== 'object' || value === null || !('editions' in value)) return null
    return typeof value.editions === 'number' ? { editions: value.editions } : null
  } catch {
    return null
  }
}

/** Keeps what the library holds now. It lies in another place than the library, which is cleared with it only by hand. */
export function keepMarker(marker: LibraryMarker): void {
  if (readMarker()?.editions === marker.editions) return
  try {
    localStorage.setItem(key, JSON.stringify(marker))
  } catch {
    return
  }
}
