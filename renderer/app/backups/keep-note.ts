/** What is known of reminding a person, who works in a browser, to save editions as files. */
export interface KeepNote {
  /** The last day with work, as `2026-03-04`; `''` for none. */
  readonly day: string
  /** On how many days work was done since the person was reminded last. */
  readonly days: number
  /** Whether the person said “not now”. */
  readonly dismissed: boolean
}

/** After how many days of work somebody who said “not now” is reminded again. */
const again = 3

/** Nothing was done and nothing said yet. */
export const freshNote: KeepNote = { day: '', days: 0, dismissed: false }

/** Work was done on this day. */
export function worked(note: KeepNote, day: string): KeepNote {
  return note.day === day ? note : { ...note, day, days: note.days + 1 }
}

/** The person said “not now”, or has saved a file, on this day. */
export function dismissed(note: KeepNote, day: string): KeepNote {
  return { ...note, day, days: 0, dismissed: true }
}

/** Whether it is time to remind. */
export function isDue({ dismissed: said, days }: KeepNote): boolean {
  return !said || days >= again
}

const key = 'recto-keep'

/** The note as the browser keeps it. */
export function storedNote(): KeepNote {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    const { day, days, dismissed: said } = (value ?? {}) as Partial<Record<keyof KeepNote, unknown>>
    return {
      day: typeof day === 'string' ? day : '',
      days: typeof days === 'number' && days > 0 ? days : 0,
      dismissed: said === true,
    }
  } catch {
    return freshNote
  }
}

/** Keeps the note; where that fails, it lasts until the end of the session. */
export function keepNote(note: KeepNote): void {
  try {
    localStorage.setItem(key, JSON.stringify(note))
  } catch {
    return
  }
}
