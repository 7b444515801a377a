import { timesAt, type WrittenTimes } from './clock'
import { dayAt } from './day'
import { figuresAt } from './figures'
import { DASHES, behind, meant, spaced, type Got, type Line } from './line'
import { nothingWritten, type DateForm, type WrittenDate } from './written'
import { yearBehind } from './years'

/** A date with the time behind it: “—6 p.m.”, “, 9–10:40 a.m.”, “ at noon”. */
export function timed(line: Line, got: Got<DateForm>): Got<DateForm> {
  if (got.value.kind !== 'date' && got.value.kind !== 'either') return got
  let from = behind(line, got.next, ['at'], ',.;T' + DASHES)
  if (line.lexemes[from]?.text === 'T' && !spaced(line, from)) from++
  const times = timesAt(line, from)
  if (!times) return { value: got.value, next: got.next }
  return { value: withTimes(got.value, times.value), next: partOfDay(line, times.next) }
}

function partOfDay(line: Line, at: number): number {
  return meant(line, at, 'part-of-day') ? at + 1 : at
}

function withTimes(form: DateForm, { from, to }: WrittenTimes): DateForm {
  if (form.kind === 'either') return { kind: 'either', forms: form.forms.map((one) => withTimes(one, { from, to })) }
  if (form.kind !== 'date') return form
  const first: DateForm = { kind: 'date', date: { ...form.date, time: from } }
  if (!to) return first
  return { kind: 'range', from: first.date, to: { ...form.date, time: to }, between: false, unsure: false }
}

/** “10 p.m., May 3, 1894”, “On the afternoon of the 12th day of July”; without a date the time alone. */
export function timeFirst(line: Line, at: number): Got<DateForm> | null {
  const begin = behind(line, at, ['article', 'at', 'in', 'of'])
  const part = meant(line, begin, 'part-of-day')
  const times = part ? null : timesAt(line, at)
  if (!part && !times) return null
  const next = times ? partOfDay(line, times.next) : begin + 1
  const from = behind(line, next, ['article', 'of', 'at'], ',' + DASHES)
  const day = dayAt(line, from)
  const form: DateForm | null = day && { kind: 'date', date: day.value }
  const dated = form && day && { value: form, next: day.next }
  const figures = dated ?? figuresAt(line, from)
  if (figures)
    return times ? { value: withTimes(figures.value, times.value), next: figures.next } : line.running ? null : figures
  if (!times || line.running) return null
  return { value: withTimes({ kind: 'date', date: nothingWritten }, times.value), next }
}

/** A military date-time group: “271800Z May 1956”. */
export function militaryGroup(line: Line, at: number): Got<DateForm> | null {
  const group = meant(line, at, 'figure')
  const zone = meant(line, at + 1, 'zone')
  const month = meant(line, at + 2, 'month')
  if (group?.digits !== 6 || zone?.offset !== 'Z' || !month) return null
  const [day, hour, minute] = [Math.floor(group.value / 10_000), Math.floor(group.value / 100) % 100, group.value % 100]
  if (day < 1 || day > 31 || hour > 23 || minute > 59) return null
  const short = meant(line, at + 3, 'figure')
  const year =
    short?.digits === 2
      ? { value: { kind: 'short' as const, year: short.value }, next: at + 4 }
      : yearBehind(line, at + 3)
  const date: WrittenDate = {
    ...nothingWritten,
    day,
    month: { kind: 'named', month: month.month },
    year: year?.value ?? null,
    time: { hour, minute, zone: 'Z', half: 'said' },
  }
  return { value: { kind: 'date', date }, next: year?.next ?? at + 3 }
}
