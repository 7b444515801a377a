import { dayAt, dayNumberAt } from './day'
import { DASHES, behind, furthest, marked, meant, spaced, type Got, type Line } from './line'
import { nothingWritten, type DateForm, type WrittenDate } from './written'
import { yearAt, yearBehind } from './years'

/** What follows the first of two dates: “-3”, “–August 2”, “ and 31, 1957”, “ to 1938”, “–38”. */
export function secondDate(line: Line, first: Got<WrittenDate>): Got<DateForm> | null {
  const joint = jointAt(line, first.next)
  if (!joint) return null
  const second = furthest(
    dayBehind(line, first.value, joint.next),
    yearsEnd(line, first.value, joint.next),
    dayAt(line, joint.next),
  )
  if (!second || !fits(first.value, second.value)) return null
  const unsure = joint.value === 'and' && !followsOn(first.value, second.value)
  if (joint.value === 'and' && line.running && (unsure || countsOn(line, second))) return null
  const slash = joint.value === '/' ? doubleDate(first.value, second.value) : null
  if (slash) return { value: { kind: 'date', date: slash }, next: second.next }
  return { value: { kind: 'range', from: first.value, to: second.value, between: false, unsure }, next: second.next }
}

function jointAt(line: Line, at: number): Got<'to' | 'and' | '/'> | null {
  if (marked(line, at, DASHES)) return { value: 'to', next: behind(line, at + 1, ['article']) }
  if (marked(line, at, '/')) return { value: '/', next: at + 1 }
  if (meant(line, at, 'and')) return { value: 'and', next: behind(line, at + 1, ['article']) }
  // “de 1914 à 1918”
  const until =
    meant(line, at, 'side')?.side === 'until' ||
    (line.table.language === 'fr' && meant(line, at, 'at') !== null && yearAt(line, at + 1) !== null)
  return meant(line, at, 'to') || until ? { value: 'to', next: behind(line, at + 1, ['article']) } : null
}

/** “July 1-3, 1935”: a day of the same month. */
function dayBehind(line: Line, first: WrittenDate, at: number): Got<WrittenDate> | null {
  const day = dayNumberAt(line, at, !line.running)
  if (!day || first.day === null || first.month === null || first.year?.kind === 'full') return null
  if (['half-day', 'hours'].includes(line.lexemes[at + 1]?.meaning.kind ?? '') || marked(line, at + 1, ':/'))
    return null
  const year = yearBehind(line, day.next)
  return { value: { ...nothingWritten, day: day.value, year: year?.value ?? null }, next: year?.next ?? day.next }
}

/** “1935–38”, “1935–1938”. */
export function yearsEnd(line: Line, first: WrittenDate, at: number): Got<WrittenDate> | null {
  const figure = meant(line, at, 'figure')
  if (first.month !== null || first.year?.kind !== 'full' || !figure || figure.ordinal) return null
  if (figure.digits === 4)
    return { value: { ...nothingWritten, year: { kind: 'full', year: figure.value } }, next: at + 1 }
  if (figure.digits > 2) return null
  const scale = 10 ** figure.digits
  const year = first.year.year - (first.year.year % scale) + figure.value
  return year > first.year.year ? { value: { ...nothingWritten, year: { kind: 'full', year } }, next: at + 1 } : null
}

/** Whether two dates are as exact as each other, so that one can reach to the other. */
function fits(first: WrittenDate, second: WrittenDate): boolean {
  if (first.calendar === 'republican' || second.calendar === 'republican') return first.calendar === second.calendar
  if (first.day !== null) return second.day !== null
  return second.day === null && (first.month === null) === (second.month === null)
}

function followsOn(first: WrittenDate, second: WrittenDate): boolean {
  return second.month === null && first.day !== null && second.day === first.day + 1
}

// “on June 3 and 4 men were …”
function countsOn(line: Line, second: Got<WrittenDate>): boolean {
  const after = line.lexemes[second.next]
  return second.value.year === null && after !== undefined && /^\p{Ll}/u.test(after.text)
}

function doubleDate(first: WrittenDate, second: WrittenDate): WrittenDate | null {
  if (first.day === null || second.day === null || first.month?.kind !== 'named') return null
  return { ...first, year: first.year ?? second.year, newStyle: { month: second.month, day: second.day } }
}

/** “1-3 July 1935”, “30 and 31 December”. */
export function bareDays(line: Line, at: number): Got<DateForm> | null {
  const from = behind(line, meant(line, at, 'weekday') ? at + 1 : at, ['article'])
  const day = dayNumberAt(line, from)
  const joint = day && jointAt(line, day.next)
  if (!joint || (joint.value === '/' && spaced(line, from))) return null
  const second = dayAt(line, joint.next)
  const last = second?.value.day ?? null
  if (!second || last === null || second.value.month === null || day.value >= last) return null
  if (meant(line, joint.next, 'month')) return null
  const date: WrittenDate = { ...nothingWritten, day: day.value }
  const unsure = joint.value === 'and' && last !== day.value + 1
  if (unsure && line.running) return null
  if (joint.value === '/') return null
  return { value: { kind: 'range', from: date, to: second.value, between: false, unsure }, next: second.next }
}

export function between(line: Line, at: number): Got<DateForm> | null {
  if (!meant(line, at, 'between')) return null
  return twoDates(line, at + 1, ['and', 'to'], true)
}

export function fromTo(line: Line, at: number): Got<DateForm> | null {
  const side = meant(line, at, 'side')?.side ?? (line.table.language === 'fr' && meant(line, at, 'of') ? 'from' : null)
  return side === 'from' ? twoDates(line, at + 1, ['to'], false) : null
}

function twoDates(line: Line, at: number, joints: readonly ('and' | 'to')[], somewhere: boolean): Got<DateForm> | null {
  const start = behind(line, at, ['article'])
  const first = dayAt(line, start) ?? onlyDay(line, start)
  if (!first) return null
  const bare = onlyDay(line, start)
  for (const one of bare && bare.next !== first.next ? [first, bare] : [first]) {
    const comma = marked(line, one.next, ',') ? one.next + 1 : one.next
    const joint = jointAt(line, comma)
    if (!joint || !(joints.some((kind) => kind === joint.value) || marked(line, comma, DASHES))) continue
    const second = furthest(
      dayBehind(line, one.value, joint.next),
      yearsEnd(line, one.value, joint.next),
      dayAt(line, joint.next),
    )
    if (!second || !fits(one.value, second.value)) continue
    return {
      value: { kind: 'range', from: one.value, to: second.value, between: somewhere, unsure: false },
      next: second.next,
    }
  }
  return null
}

function onlyDay(line: Line, at: number): Got<WrittenDate> | null {
  const day = dayNumberAt(line, at)
  return day && { value: { ...nothingWritten, day: day.value }, next: day.next }
}

/** “1914/15”. */
export function twoYears({ value, next }: Got<WrittenDate>): Got<DateForm> | null {
  const { year, month } = value
  if (month !== null || year?.kind !== 'full' || year.doubled !== true) return null
  const at = (one: number): WrittenDate => ({ ...value, year: { kind: 'full', year: one } })
  return { value: { kind: 'range', from: at(year.year - 1), to: at(year.year), between: false, unsure: false }, next }
}
