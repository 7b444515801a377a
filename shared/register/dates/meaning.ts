import type { DateLanguage } from '../date-reading'

/** The seasons by the month in which they begin in the northern hemisphere, as the weather has them. */
export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

/** A third or half of a month, year, decade or century. */
export type Portion = 'early' | 'mid' | 'late' | 'first-half' | 'second-half'

/** On which side of a date something lies; `by` and `not-before` mean the date itself too. */
export type Side = 'before' | 'by' | 'after' | 'not-before' | 'from' | 'until'

/** What a word or phrase can mean in a date. */
export type Meaning =
  | { readonly kind: 'month'; readonly month: number }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly day: number }
  /** “first”, “23d” in words. */
  | { readonly kind: 'ordinal'; readonly value: number }
  /** A number in words; `times` multiplies what stands before it. */
  | { readonly kind: 'cardinal'; readonly value: number; readonly times?: boolean }
  /** “instant”, “ultimo”, “proximo”: months from the text's own. */
  | { readonly kind: 'relative-month'; readonly months: number }
  | { readonly kind: 'relative-year'; readonly years: number }
  /** “last”, “next”: the nearest on that side. */
  | { readonly kind: 'nearest'; readonly side: -1 | 1 }
  /** “yesterday”: days from the text's own date. */
  | { readonly kind: 'relative-day'; readonly days: number }
  | { readonly kind: 'season'; readonly season: Season }
  | { readonly kind: 'portion'; readonly portion: Portion }
  | { readonly kind: 'side'; readonly side: Side }
  | { readonly kind: 'clock'; readonly at: 'noon' | 'midnight' }
  /** `m` is noon, as in “12 m.”. */
  | { readonly kind: 'half-day'; readonly half: 'am' | 'pm' | 'm' }
  | { readonly kind: 'zone'; readonly offset: string }
  | { readonly kind: 'style'; readonly calendar: 'julian' | 'gregorian' }
  | { readonly kind: 'republican-month'; readonly month: number }
  /** “the twenties”. */
  | { readonly kind: 'decade'; readonly value: number }
  | {
      readonly kind:
        | 'about'
        | 'to'
        | 'and'
        | 'between'
        | 'hours'
        | 'undated'
        | 'before-christ'
        | 'anno'
        | 'century'
        /** What makes a decade of a year: “1930s”. */
        | 'decades'
        /** “afternoon”: says no time that could be written. */
        | 'part-of-day'
        | 'article'
        | 'of'
        | 'at'
        /** What a year alone may follow in running text. */
        | 'in'
    }

/** How dates are written in a language. */
export interface DateTable {
  readonly language: DateLanguage
  /**
   * Words and phrases, in small letters and without accents. Points and hyphens in them may lack in the text; one that
   * ends with a point takes the text's point with it.
   */
  readonly words: Readonly<Record<string, Meaning>>
  /** What stands right behind a figure and makes an ordinal of it. */
  readonly ordinals: ReadonlySet<string>
  /** Whether a figure with a point is an ordinal: “3. Juni”. */
  readonly pointOrdinals: boolean
  /** Whether months and weekdays have a capital in running text. */
  readonly capitals: boolean
  /** Which of day and month stands first in figures, by what separates them; `either` is a doubt, the month first; `day?` is one with the day first. */
  readonly figures: Readonly<Record<'/' | '.' | '-', 'day' | 'day?' | 'either'>>
  /** Words that may follow a year alone in running text; before any other, a number may count something. */
  readonly behindYears: ReadonlySet<string>
  /** From which day on the language's texts count by the Gregorian calendar, `YYYY-MM-DD`. */
  readonly gregorianSince: string
}

/** The meanings of words that stand in a list in their order, counted from `first`. */
export function listed(
  words: string,
  meaning: (index: number) => Meaning,
  first = 1,
): Readonly<Record<string, Meaning>> {
  return Object.fromEntries(
    words.split(/\s*,\s*/).flatMap((names, index) => names.split('|').map((name) => [name, meaning(index + first)])),
  )
}

/** The same meaning for several words, separated by `|`. */
export function all(words: string, meaning: Meaning): Readonly<Record<string, Meaning>> {
  return Object.fromEntries(words.split('|').map((word) => [word, meaning]))
}

/** A month by its number. */
export const month = (index: number): Meaning => ({ kind: 'month', month: index })
/** A weekday by its number, 0 for Sunday. */
export const weekday = (day: number): Meaning => ({ kind: 'weekday', day })
/** An ordinal by its value. */
export const ordinal = (value: number): Meaning => ({ kind: 'ordinal', value })
/** A number in words by its value. */
export const cardinal = (value: number): Meaning => ({ kind: 'cardinal', value })
/** A month of the Republican calendar by its number; 13 for the days at the end of the year. */
export const republicanMonth = (index: number): Meaning => ({ kind: 'republican-month', month: index })
