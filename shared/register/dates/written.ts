import type { Portion, Season, Side } from './meaning'

/** A year as written: whole; its last two figures; relative to the text's own; the nearest on one side (“May last”). */
export type WrittenYear =
  /** `doubled`: “1701/2”, of which this is the later; a date of the first three months, or from one year to the next. */
  | { readonly kind: 'full'; readonly year: number; readonly doubled?: boolean }
  | { readonly kind: 'short'; readonly year: number }
  | { readonly kind: 'relative'; readonly years: number }
  | { readonly kind: 'nearest'; readonly side: -1 | 1 }

/** A month as written: by name, or counted from the text's own. */
export type WrittenMonth =
  { readonly kind: 'named'; readonly month: number } | { readonly kind: 'relative'; readonly months: number }

/** A time of day; `zone` as W3C dates write it, `''` where none is written. */
export interface WrittenTime {
  readonly hour: number
  readonly minute: number
  readonly zone: string
  /** Whether the half of the day is said; “midnight” does not say at which end of the day it is, nor “6 o’clock” which six. */
  readonly half: 'said' | 'open' | 'midnight'
}

/** One date as written; what is not written is `null`. */
export interface WrittenDate {
  readonly year: WrittenYear | null
  readonly month: WrittenMonth | null
  readonly day: number | null
  /** 0 is Sunday. */
  readonly weekday: number | null
  readonly time: WrittenTime | null
  readonly calendar: 'gregorian' | 'julian' | 'republican' | null
  /** The same day in the new style, where both are written: “1/13 March”. */
  readonly newStyle: { readonly month: WrittenMonth | null; readonly day: number } | null
  /** “1935?”, “probably May 3”. */
  readonly doubtful: boolean
}

/** Nothing written yet. */
export const nothingWritten: WrittenDate = {
  year: null,
  month: null,
  day: null,
  weekday: null,
  time: null,
  calendar: null,
  newStyle: null,
  doubtful: false,
}

/** What a whole expression says of time. */
export type DateForm =
  | { readonly kind: 'date'; readonly date: WrittenDate }
  /** `between`: somewhere in it; else all of it. `unsure`: it may be two dates. */
  | {
      readonly kind: 'range'
      readonly from: WrittenDate
      readonly to: WrittenDate
      readonly between: boolean
      readonly unsure: boolean
    }
  | { readonly kind: 'side'; readonly side: Side; readonly date: WrittenDate }
  | { readonly kind: 'portion'; readonly portion: Portion; readonly of: DateForm }
  | {
      readonly kind: 'season'
      readonly season: Season
      readonly year: WrittenYear | null
      readonly to: WrittenYear | null
    }
  /** `century` is `null` where only its years are written (“the ’30s”). */
  | { readonly kind: 'decade'; readonly year: number; readonly century: boolean }
  | { readonly kind: 'century'; readonly century: number; readonly beforeChrist: boolean }
  | { readonly kind: 'about'; readonly form: DateForm }
  | { readonly kind: 'relative-day'; readonly days: number; readonly time: WrittenTime | null }
  | { readonly kind: 'relative-weekday'; readonly weekday: number; readonly side: -1 | 1 }
  /** Equally good ways to read the same figures, the best first. */
  | { readonly kind: 'either'; readonly forms: readonly DateForm[] }
  | { readonly kind: 'undated' }
