import type { DateContext, DateLanguage, DateReading, FoundDate } from './date-reading'
import { german } from './dates/de'
import { english } from './dates/en'
import { formAt } from './dates/forms'
import { french } from './dates/fr'
import { lexemesOf, type Lexeme } from './dates/lexemes'
import type { Line } from './dates/line'
import type { DateTable } from './dates/meaning'
import { graver } from './dates/moment'
import { readingsOf } from './dates/readings'

const tables: Readonly<Record<DateLanguage, DateTable>> = { en: english, de: german, fr: french }

/** No written date is longer; a longer text is none. */
const LONGEST = 1000

/**
 * What a date as it is written means: the readings, the best first; none where no date is in the text. All of the text is the date, or
 * a dateline, whose words for places and the like are passed over (“Washington, May 27, 1935—6 p.m.”).
 *
 * - “About”, “probably” and “?” give `cert="medium"`. Parts of a month are its days 1–10, 11–20 and the rest; of a year its months
 *   1–4, 5–8 and 9–12; of a decade its years 0–3, 4–6 and 7–9; of a century 1–33, 34–66 and 67–100. Seasons are three months,
 *   spring from March. These, decades and centuries are `notBefore` and `notAfter`, and `approximate`.
 * - “Before” and “after” leave the day (month, year) itself out, “by”, “not later than”, “not before” do not.
 * - A date without a year is the one nearest to the text's own; farther than four months away, its year is a doubt.
 */
export function readDate(text: string, context: DateContext): readonly DateReading[] {
  if (text.length > LONGEST) return []
  const found = context.languages.map((language) => inLanguage(text, context, tables[language], false))
  const longest = Math.max(0, ...found.flat().map(lengthOf))
  const best = found.flatMap((dates) => dates.filter((one) => lengthOf(one) === longest).slice(0, 1))
  const readings = together(best.map((one) => (leavesOut(text, one) ? one.readings.map(unsure) : one.readings)))
  return context.dateline === true && isCoarse(text, readings, context) ? readings.map(coarse) : readings
}

/** Whether a dateline leaves open on which day the text was written, or at what hour of a part of the day. */
function isCoarse(text: string, [best]: readonly DateReading[], { languages }: DateContext): boolean {
  const when = best?.attributes['when']
  if (when === undefined || when.includes('T')) return false
  return (
    !/\d-\d\d-\d\d$/.test(when) ||
    languages.some((language) =>
      lexemesOf(text, tables[language]).some(({ meaning: { kind } }) => kind === 'part-of-day' || kind === 'half-day'),
    )
  )
}

function coarse(reading: DateReading): DateReading {
  return { ...reading, doubt: graver(reading.doubt, 'coarse') }
}

/**
 * The dates in running text, in their order, none in another. Only what is surely a date is one: a month has a day or a year with it,
 * a year alone stands behind a word such as “in”; words that name a day by the text's own (“yesterday”) and words before a date
 * that bound it (“before”, “after”, “until”) are none. Takes time in proportion to the text.
 */
export function datesIn(text: string, context: DateContext): readonly FoundDate[] {
  const all = context.languages.flatMap((language) => inLanguage(text, context, tables[language], true))
  // Sorting keeps the order of the languages.
  const sorted = all.sort((a, b) => a.from - b.from || b.to - a.to)
  const dates: FoundDate[] = []
  for (const date of sorted) {
    const last = dates.at(-1)
    if (!last || date.from >= last.to) dates.push(date)
    else if (date.from === last.from && date.to === last.to)
      dates[dates.length - 1] = { ...last, readings: together([last.readings, date.readings]) }
    else if (lengthOf(date) > lengthOf(last)) dates[dates.length - 1] = date
  }
  return dates
}

/**
 * Whether something in the text that was not read may belong to the date: a figure behind it; beside what is no exact day
 * also one before it, or a word without a comma between (“Christmas 1914”).
 */
function leavesOut(text: string, { from, to, readings }: FoundDate): boolean {
  const [before, after] = [text.slice(0, from), text.slice(to)]
  if (/\d/.test(after)) return true
  const day = Object.values(readings[0]?.attributes ?? {}).some((value) => /\d-\d\d-\d\d|^---?\d/.test(value))
  return !day && readings[0]?.doubt === null && (/\d/.test(before) || /\p{L}[.\s]*$/u.test(before))
}

function unsure(reading: DateReading): DateReading {
  return { ...reading, doubt: graver(reading.doubt, 'ambiguous') }
}

function inLanguage(text: string, context: DateContext, table: DateTable, running: boolean): readonly FoundDate[] {
  const line: Line = { lexemes: lexemesOf(text, table), table, running }
  const dates: FoundDate[] = []
  for (let at = 0; at < line.lexemes.length;) {
    const next = dateAt(line, text, at, context, dates)
    at = running ? next : at + 1
  }
  return dates
}

/** Adds the date that begins at a lexeme, if there is one; returns where to go on. */
function dateAt(line: Line, text: string, at: number, context: DateContext, dates: FoundDate[]): number {
  const first = line.lexemes[at]
  if (!first || first.meaning.kind === 'word' || (first.meaning.kind === 'mark' && !/^['’‘]$/.test(first.text)))
    return at + 1
  if (line.running && (isPassed(first) || !beginsFree(text, first.from))) return at + 1
  const form = formAt(line, at)
  const last = form && line.lexemes[form.next - 1]
  if (!last || (line.running && !endsFree(text, last))) return at + 1
  const readings = readingsOf(form.value, context, line.table)
  if (readings.length === 0) return at + 1
  dates.push({
    from: first.from,
    to: last.to,
    readings: goesOnGarbled(text, last.to) ? readings.map(unsure) : readings,
  })
  return form.next
}

/** What no date begins with in running text, though it may stand before one. */
function isPassed({ meaning }: Lexeme): boolean {
  return ['article', 'of', 'at', 'in', 'and', 'to', 'part-of-day'].includes(meaning.kind)
}

// A figure in a longer number (“711.61/749”, “A12”, “1,500”) begins and ends no date.
function beginsFree(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - 2), from)
  if (/[\p{L}\p{N}]$/u.test(before)) return false
  return !/^\d/.test(text.slice(from, from + 1)) || !/[_#$£€%]$|\p{N}[.,/:\-‐‑–—]$/u.test(before)
}

function endsFree(text: string, last: Lexeme): boolean {
  const after = text.slice(last.to, last.to + 2)
  if (/^[\p{L}\p{N}]/u.test(after)) return false
  return last.meaning.kind !== 'figure' || !/^[./:,\-‐‑–]\p{N}|^[%°$£€]/u.test(after)
}

/** Whether what stands behind a date may be a part of it that was misread: “August 6-d11”. */
function goesOnGarbled(text: string, to: number): boolean {
  return /^[-‐‑–]\p{L}{1,2}\p{N}/u.test(text.slice(to, to + 4))
}

function lengthOf({ from, to }: FoundDate): number {
  return to - from
}

/** The readings of several languages, those of the first first: more than one way to understand the same words is a doubt. */
function together(lists: readonly (readonly DateReading[])[]): readonly DateReading[] {
  const [own = [], ...others] = lists.filter((list) => list.length > 0)
  const best = (list: readonly DateReading[]) => JSON.stringify(list[0]?.attributes)
  const different = others.filter((list) => best(list) !== best(own))
  if (different.length === 0) return own
  const readings = new Map<string, DateReading>()
  for (const reading of [...own, ...different.flat()]) {
    const key = JSON.stringify(reading.attributes)
    if (!readings.has(key)) readings.set(key, { ...reading, doubt: graver(reading.doubt, 'ambiguous') })
  }
  return [...readings.values()]
}
