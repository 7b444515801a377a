import { timesAt } from './clock'
import { dayAt } from './day'
import { figuresAt } from './figures'
import { DASHES, behind, furthest, meant, type Got, type Line } from './line'
import { bareDays, between, fromTo, secondDate, twoYears } from './pairs'
import { militaryGroup, timed, timeFirst } from './timed'
import { century, decade, portion, season } from './vague'
import { nothingWritten, type DateForm, type WrittenDate } from './written'

/** Reads an expression of time that begins at a lexeme, as far as it goes. */
export function formAt(line: Line, at: number): Got<DateForm> | null {
  return furthest(
    undated(line, at),
    about(line, at),
    portion(line, at),
    between(line, at),
    fromTo(line, at),
    line.running ? null : side(line, at),
    season(line, at),
    decade(line, at),
    century(line, at),
    relative(line, at),
    plain(line, at),
  )
}

/** A date, with its time if written, or two dates with a dash between. */
function plain(line: Line, at: number): Got<DateForm> | null {
  const figures = figuresAt(line, at)
  if (figures) return timed(line, figures)
  return furthest(bareDays(line, at), rangeFrom(line, at), timeFirst(line, at), militaryGroup(line, at))
}

function rangeFrom(line: Line, at: number): Got<DateForm> | null {
  const first = dayAt(line, at)
  if (!first) return null
  return (
    secondDate(line, first) ??
    twoYears(first) ??
    timed(line, { value: { kind: 'date', date: first.value }, next: first.next })
  )
}

function side(line: Line, at: number): Got<DateForm> | null {
  const to = meant(line, at, 'to') ? 'until' : null
  const side = meant(line, at, 'side')?.side ?? to
  if (!side) return null
  const day = dayAt(line, behind(line, at + 1, ['article']))
  return day && { value: { kind: 'side', side, date: day.value }, next: day.next }
}

function about(line: Line, at: number): Got<DateForm> | null {
  if (!meant(line, at, 'about')) return null
  const next = behind(line, at + 1, ['article', 'in'])
  const form = furthest(
    portion(line, next),
    season(line, next),
    decade(line, next),
    century(line, next),
    plain(line, next),
  )
  if (!form || form.value.kind === 'undated') return null
  return { value: { kind: 'about', form: form.value }, next: form.next }
}

/** “yesterday”, “last Monday”, “Monday last”, “this month”. */
function relative(line: Line, at: number): Got<DateForm> | null {
  const start = behind(line, at, ['article'])
  const day = meant(line, at, 'relative-day')
  if (day && !line.running) {
    const times = timesAt(line, behind(line, at + 1, ['at'], ',' + DASHES))
    return {
      value: { kind: 'relative-day', days: day.days, time: times?.value.from ?? null },
      next: times?.next ?? at + 1,
    }
  }
  const near = meant(line, start, 'nearest') ?? meant(line, start + 1, 'nearest')
  const weekday = meant(line, start, 'weekday') ?? meant(line, start + 1, 'weekday')
  if (near && weekday)
    return { value: { kind: 'relative-weekday', weekday: weekday.day, side: near.side }, next: start + 2 }
  if (line.running) return null
  const month = meant(line, start, 'relative-month') ?? meant(line, at, 'relative-month')
  if (month)
    return monthOf({ kind: 'relative', months: month.months }, meant(line, at, 'relative-month') ? at + 1 : start + 1)
  const year = meant(line, at, 'relative-year')
  return (
    year && {
      value: { kind: 'date', date: { ...nothingWritten, year: { kind: 'relative', years: year.years } } },
      next: at + 1,
    }
  )
}

function monthOf(month: WrittenDate['month'], next: number): Got<DateForm> {
  return { value: { kind: 'date', date: { ...nothingWritten, month } }, next }
}

function undated(line: Line, at: number): Got<DateForm> | null {
  return meant(line, at, 'undated') && !line.running ? { value: { kind: 'undated' }, next: at + 1 } : null
}
