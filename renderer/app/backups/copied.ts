/** What the last second copy of an edition held, and where it lies. */
export interface Copied {
  readonly folder: string
  readonly token: string
  /** The mark that the edition had. */
  readonly mark: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Remembers from session to session what was copied, so that what has not changed is not copied again. */
export interface CopiedShelf {
  read(): ReadonlyMap<string, Copied>
  keep(edition: string, copied: Copied): void
}

const key = 'recto-copies'

/** Kept by the browser, for all windows. It is no work: where it is lost, editions are copied once more. */
export const storedShelf: CopiedShelf = {
  read: () => new Map(Object.entries(stored())),
  keep: (edition, copied) => {
    try {
      localStorage.setItem(key, JSON.stringify({ ...stored(), [edition]: copied }))
    } catch {
      return
    }
  },
}

function stored(): Readonly<Record<string, Copied>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Copied] => isCopied(entry[1])))
  } catch {
    return {}
  }
}

function isCopied(value: unknown): value is Copied {
  if (typeof value !== 'object' || value === null) return false
  const { folder, token, mark, at } = value as Partial<Record<keyof Copied, unknown>>
  return typeof folder === 'string' && typeof token === 'string' && typeof mark === 'string' && typeof at === 'number'
}
