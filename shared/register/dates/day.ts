import { DASHES, behind, furthest, marked, meant, spaced, wellWritten, type Got, type Line } from './line'
import { numberSoFar } from './number-words'
import { nothingWritten, type WrittenDate, type WrittenMonth, type WrittenYear } from './written'
import { yearAt, yearBehind } from './years'

/** Reads one day, month or year, with its weekday: “Monday, November 26, 1894”, “the 23d instant”, “July, 1894”, “12 vendémiaire an III”. */
export function dayAt(line: Line, at: number): Got<WrittenDate> | null {
  const weekday = meant(line, at, 'weekday')
  if (!weekday) return bodyAt(line, behind(line, at, ['article']), false)
  if (!wellWritten(line, at)) return null
  const next = behind(line, marked(line, at + 1, ',.') ? at + 2 : at + 1, ['article'])
  const body = bodyAt(line, next, true)
  return body && { value: { ...body.value, weekday: weekday.day }, next: body.next }
}

function bodyAt(line: Line, at: number, afterWeekday: boolean): Got<WrittenDate> | null {
  const body = furthest(
    iso(line, at),
    monthFirst(line, at),
    dayFirst(line, at),
    yearFirst(line, at),
    republican(line, at),
    afterWeekday || !line.running ? dayAlone(line, at) : null,
    yearAlone(line, at),
  )
  return body && styled(line, body)
}

/** A day of the month: “3”, “3d”, “third”; “3.” where its point is none of a sentence, as behind a month. */
export function dayNumberAt(line: Line, at: number, pointed = true): Got<number> | null {
  const figure = meant(line, at, 'figure')
  const word = meant(line, at, 'ordinal')
  if (!figure && !word) return dayInWords(line, at) ?? romanDay(line, at)
  const value = word?.value ?? (figure && figure.digits <= 2 ? figure.value : 0)
  if (value < 1 || value > 31) return null
  const point =
    pointed &&
    figure &&
    marked(line, at + 1, '.') &&
    !spaced(line, at + 1) &&
    (line.table.pointOrdinals || !line.running)
  return { value, next: point ? at + 2 : at + 1 }
}

/** “vingt-trois juin”. */
function dayInWords(line: Line, at: number): Got<number> | null {
  let value = 0
  let next = at
  while (next < at + 5) {
    const word = meant(line, next, 'cardinal')
    const joined = next > at && (marked(line, next, DASHES) || meant(line, next, 'and') !== null)
    if (word?.times === true || !(word ?? (joined && meant(line, next + 1, 'cardinal')))) break
    if (word) value = numberSoFar(value, word.value, false)
    next++
  }
  return value >= 1 && value <= 31 && meant(line, next, 'month') ? { value, next } : null
}

/** “XXIII June”. */
function romanDay(line: Line, at: number): Got<number> | null {
  const roman = meant(line, at, 'roman')
  if (!roman || roman.value > 31 || line.running || !meant(line, at + 1, 'month')) return null
  return { value: roman.value, next: at + 1 }
}

function monthAt(line: Line, at: number): Got<WrittenMonth> | null {
  const named = meant(line, at, 'month')
  if (named) return wellWritten(line, at) ? { value: { kind: 'named', month: named.month }, next: at + 1 } : null
  const relative = meant(line, at, 'relative-month')
  return relative && { value: { kind: 'relative', months: relative.months }, next: at + 1 }
}

function withYear(line: Line, date: WrittenDate, at: number): Got<WrittenDate> {
  const year = yearBehind(line, at)
  return year ? { value: { ...date, year: year.value }, next: year.next } : { value: date, next: at }
}

function monthFirst(line: Line, at: number): Got<WrittenDate> | null {
  const month = monthAt(line, at)
  if (month?.value.kind !== 'named') return null
  let dayFrom = marked(line, month.next, '.') ? month.next + 1 : month.next
  dayFrom = behind(line, dayFrom, ['article'])
  const day = dayNumberAt(line, dayFrom, !line.running)
  const date: WrittenDate = { ...nothingWritten, month: month.value }
  const whole = withYear(line, date, month.next)
  if (day && !isTimeOfDay(line, dayFrom)) {
    const double = doubleDay(line, day)
    const dated = withYear(line, { ...date, day: day.value, newStyle: double?.value ?? null }, (double ?? day).next)
    return furthest(dated, whole.value.year?.kind === 'full' ? whole : null)
  }
  return line.running && !whole.value.year ? null : whole
}

function isTimeOfDay(line: Line, at: number): boolean {
  return ['half-day', 'hours'].includes(line.lexemes[at + 1]?.meaning.kind ?? '') || marked(line, at + 1, ':')
}

/** “10/21”, “1 (14)”: a day in both styles. */
function doubleDay(line: Line, first: Got<number>): Got<WrittenDate['newStyle']> | null {
  const bracket = marked(line, first.next, '(')
  if (!bracket && !(marked(line, first.next, '/') && !spaced(line, first.next))) return null
  const second = dayNumberAt(line, first.next + 1)
  if (!second || (bracket && !marked(line, second.next, ')'))) return null
  // What stands in brackets behind a date may as well be a number of something.
  const apart = (second.value - first.value + 31) % 31
  if (bracket && line.running && (apart < 9 || apart > 14)) return null
  return { value: { month: null, day: second.value }, next: bracket ? second.next + 1 : second.next }
}

function dayFirst(line: Line, at: number): Got<WrittenDate> | null {
  const day = dayNumberAt(line, at)
  if (!day) return null
  const double = doubleDay(line, day)
  const last = double ?? day
  let monthFrom = behind(line, marked(line, last.next, ',') ? last.next + 1 : last.next, ['of', 'article'])
  if (!double && marked(line, monthFrom, DASHES + '/') && !line.running) monthFrom++
  const month = monthAt(line, monthFrom) ?? romanMonth(line, last.next)
  if (!month || (line.running && followedByDay(line, month.next))) return null
  const date = { ...nothingWritten, day: day.value, month: month.value, newStyle: double?.value ?? null }
  return withYear(
    line,
    date,
    marked(line, month.next, DASHES) && yearAt(line, month.next + 1) ? month.next + 1 : month.next,
  )
}

/** “3.VI.1935”. */
function romanMonth(line: Line, at: number): Got<WrittenMonth> | null {
  const from = marked(line, at, './-') ? at + 1 : at
  const roman = meant(line, from, 'roman')
  if (!roman || roman.value > 12 || roman.value < 1) return null
  const next = marked(line, from + 1, './-') ? from + 2 : from + 1
  return yearAt(line, next) ? { value: { kind: 'named', month: roman.value }, next } : null
}

// In “No. 23 May 27, 1935” the number is none of the date.
function followedByDay(line: Line, at: number): boolean {
  const figure = meant(line, at, 'figure')
  return figure !== null && figure.digits <= 2 && figure.value <= 31 && spaced(line, at)
}

/** “1935, May 27”, “1935 May”; in running text the number may be another’s: “telegram 1196, January 24”. */
function yearFirst(line: Line, at: number): Got<WrittenDate> | null {
  const year = line.running ? null : yearAt(line, at)
  if (year?.value.kind !== 'full') return null
  const month = monthAt(line, marked(line, year.next, ',.' + DASHES) ? year.next + 1 : year.next)
  if (month?.value.kind !== 'named') return null
  const day = dayNumberAt(line, marked(line, month.next, '.' + DASHES) ? month.next + 1 : month.next)
  return {
    value: { ...nothingWritten, year: year.value, month: month.value, day: day?.value ?? null },
    next: day?.next ?? month.next,
  }
}

/** “1935-06-03”. */
function iso(line: Line, at: number): Got<WrittenDate> | null {
  const [year, month, day] = [0, 2, 4].map((step) => meant(line, at + step, 'figure'))
  if (year?.digits !== 4 || month?.digits !== 2 || !marked(line, at + 1, '-') || spaced(line, at + 2)) return null
  if (month.value < 1 || month.value > 12 || year.value < 1 || (line.running && !day)) return null
  const date: WrittenDate = {
    ...nothingWritten,
    year: { kind: 'full', year: year.value },
    month: { kind: 'named', month: month.value },
  }
  const full =
    marked(line, at + 3, '-') && day?.digits === 2 && day.value >= 1 && day.value <= 31 && !spaced(line, at + 4)
  if (full) return { value: { ...date, day: day.value }, next: at + 5 }
  return line.running ? null : { value: date, next: at + 3 }
}

/** “12 vendémiaire an III”. */
function republican(line: Line, at: number): Got<WrittenDate> | null {
  const day = dayNumberAt(line, at)
  const from = day?.next ?? at
  const month = meant(line, from, 'republican-month')
  if (!month) return null
  const anno = behind(line, marked(line, from + 1, ',') ? from + 2 : from + 1, ['anno', 'of'])
  const year = meant(line, anno, 'roman') ?? meant(line, anno, 'figure')
  const known = year && anno > from + 1 && year.value >= 1 && year.value <= 14 ? year.value : null
  if (known === null) return null
  return {
    value: {
      ...nothingWritten,
      calendar: 'republican',
      year: { kind: 'full', year: known },
      month: { kind: 'named', month: month.month },
      day: day?.value ?? null,
    },
    next: anno + 1,
  }
}

/** “the 23d”; only where the whole text is a date, or behind a weekday. */
function dayAlone(line: Line, at: number): Got<WrittenDate> | null {
  const day = dayNumberAt(line, at)
  const ordinal =
    meant(line, at, 'ordinal') ?? (meant(line, at, 'figure')?.ordinal === true || (day && day.next > at + 1))
  return day && ordinal ? { value: { ...nothingWritten, day: day.value }, next: day.next } : null
}

function yearAlone(line: Line, at: number): Got<WrittenDate> | null {
  const next = behind(line, at, ['anno'])
  const year = yearAt(line, next)
  if (!year || (line.running && next === at && !standsAsYear(line, at, year))) return null
  return { value: { ...nothingWritten, year: year.value }, next: year.next }
}

/** Whether a number in running text is a year: behind a word that years follow, and not before what would be counted. */
function standsAsYear(line: Line, at: number, year: Got<WrittenYear>): boolean {
  const before = line.lexemes[at - 1]?.meaning.kind
  const cue = before !== undefined && ['in', 'side', 'portion', 'season', 'between', 'about', 'of'].includes(before)
  const after = line.lexemes[year.next]
  const counted =
    after !== undefined &&
    after.meaning.kind !== 'mark' &&
    !['and', 'to', 'of', 'at', 'in', 'side', 'article'].includes(after.meaning.kind) &&
    !line.table.behindYears.has(after.text.toLowerCase())
  const named =
    marked(line, year.next, DASHES) &&
    !spaced(line, year.next) &&
    !spaced(line, year.next + 1) &&
    after?.text !== '—' &&
    line.lexemes[year.next + 1]?.meaning.kind !== 'figure'
  const plausible = year.value.kind === 'full' && year.value.year >= 1200 && year.value.year < 2100
  return cue && plausible && !counted && !named && (meant(line, at, 'figure') !== null || year.next > at + 2)
}

/** “O.S.”, “(new style)”, “(?)” behind a date. */
function styled(line: Line, got: Got<WrittenDate>): Got<WrittenDate> {
  const open = marked(line, got.next, '(')
  const comma = open || marked(line, got.next, ',') ? got.next + 1 : got.next
  const style = meant(line, comma, 'style')
  if (style && !(open && !marked(line, comma + 1, ')')))
    return { value: { ...got.value, calendar: style.calendar }, next: open ? comma + 2 : comma + 1 }
  const question = open ? got.next + 1 : got.next
  if (!marked(line, question, '?') || (line.running && !open)) return got
  if (open && !marked(line, question + 1, ')')) return got
  return { value: { ...got.value, doubtful: true }, next: open ? question + 2 : question + 1 }
}
