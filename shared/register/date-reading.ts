import type { DocRange } from '../finding'
import type { Attributes } from '../schema'

/** The languages in which dates can be read. */
export type DateLanguage = 'en' | 'de' | 'fr'

/** What is known where a date is read. */
export interface DateContext {
  /** The text's own date, by which “the 23d instant” and dates without a year are read: ISO 8601 in the proleptic Gregorian calendar, as exact as it is known; `null` where it has none. */
  readonly date: string | null
  /** The languages to read by, the first that understands a form wins; more than one reading is a doubt. */
  readonly languages: readonly DateLanguage[]
  /** In which calendar dates are meant that do not say. */
  readonly calendar: 'gregorian' | 'julian'
  /** Whether it says when the text itself was written, as a dateline does: then less than its day, or a part of it, is a doubt. */
  readonly dateline?: boolean
}

/** Why a reading wants a look: a code, for which the interface has a sentence. */
export type DateDoubt =
  /** Day and month can be exchanged, or another reading is as good. */
  | 'ambiguous'
  /** The year is not written, and the text's own date does not settle it. */
  | 'year'
  /** It is relative to the text's own date, which is not known exactly. */
  | 'context'
  /** The words contradict themselves: a weekday that is none, a day that the month has not. */
  | 'contradiction'
  /** The calendar is not said, and both are likely. */
  | 'calendar'
  /** It says about when, not when. */
  | 'approximate'
  /** It dates the text, and says less than the day, or a part of the day without the hour. */
  | 'coarse'

/** What a date means. */
export interface DateReading {
  /** TEI's att.datable: `when`, `from`, `to`, `notBefore`, `notAfter`, `when-custom` with `calendar`, `cert`, …; empty for “undated”. */
  readonly attributes: Attributes
  readonly doubt: DateDoubt | null
}

/** A date in a string: indices in it, and its readings, the best first; never without one. */
export interface FoundDate extends DocRange {
  readonly readings: readonly DateReading[]
}
