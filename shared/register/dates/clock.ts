import { behind, furthest, marked, meant, spaced, type Got, type Line } from './line'
import type { WrittenTime } from './written'

/** One time of day, or two: “9–10:40 a.m.”. */
export interface WrittenTimes {
  readonly from: WrittenTime
  readonly to: WrittenTime | null
}

interface Figures {
  readonly hour: number
  readonly minute: number
  /** Whether it is surely a time by itself. */
  readonly sure: boolean
}

type HalfDay = 'am' | 'pm' | 'm'

/** Reads a time of day, or from one to another, with its zone if written. */
export function timesAt(line: Line, at: number): Got<WrittenTimes> | null {
  const first = timeAt(line, at)
  const open = first ?? openAt(line, at)
  if (!open) return null
  const then = behind(line, open.next, ['to', 'and'], '-–—')
  const second = then === open.next + 1 ? timeAt(line, then) : null
  const begin = second && (first?.value ?? closed(open.value as Figures, second.value))
  if (second && begin) return { value: { from: begin, to: second.value }, next: second.next }
  return first && { value: { from: first.value, to: null }, next: first.next }
}

/** The first of two times whose half of the day stands behind the second. */
function closed({ hour, minute }: Figures, to: WrittenTime): WrittenTime | null {
  const minutes = to.hour * 60 + to.minute
  for (const half of ['pm', 'am'] as const) {
    const from = inDay(hour, half)
    if (to.hour >= 12 === (half === 'pm') && from !== null && from * 60 + minute < minutes)
      return { hour: from, minute, zone: to.zone, half: to.half }
  }
  const morning = inDay(hour, 'am')
  return morning === null ? null : { hour: morning, minute, zone: to.zone, half: to.half }
}

function timeAt(line: Line, at: number): Got<WrittenTime> | null {
  return furthest(wordAt(line, at), militaryAt(line, at), clockAt(line, at))
}

function wordAt(line: Line, at: number): Got<WrittenTime> | null {
  const twelve = meant(line, at, 'figure')?.value === 12 ? at + 1 : at
  const clock = meant(line, twelve, 'clock')
  if (!clock) return null
  const midnight = clock.at === 'midnight'
  return zoned(line, {
    value: { hour: midnight ? 0 : 12, minute: 0, zone: '', half: midnight ? 'midnight' : 'said' },
    next: twelve + 1,
  })
}

/** “1800 hours”, “2322Z”, “0900 GMT”. */
function militaryAt(line: Line, at: number): Got<WrittenTime> | null {
  const figure = meant(line, at, 'figure')
  if (figure?.digits !== 4 || figure.ordinal) return null
  const [hour, minute] = [Math.floor(figure.value / 100), figure.value % 100]
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  const hours = meant(line, at + 1, 'hours')
  if (!hours && !meant(line, at + 1, 'zone')) return null
  return zoned(line, { value: { hour, minute, zone: '', half: 'said' }, next: hours ? at + 2 : at + 1 })
}

function clockAt(line: Line, at: number): Got<WrittenTime> | null {
  // “abends 6 Uhr”
  const ahead = meant(line, at, 'half-day')?.half
  const start = ahead ? at + 1 : at
  const figures = figuresAt(line, start)
  if (!figures) return null
  let { next } = figures
  next = behind(line, next, ['hours'])
  const said = next > figures.next
  const minutes = said && figures.value.minute === 0 ? minutesAt(line, next) : null
  if (minutes) next = minutes.next
  const comma = marked(line, next, ',') ? next + 1 : next
  const behindIt = meant(line, comma, 'half-day')?.half
  if (behindIt) next = comma + 1
  const half = behindIt ?? ahead
  const hour = inDay(figures.value.hour, half ?? null)
  const zone = meant(line, next, 'zone')
  const isOpen =
    half === undefined &&
    hour !== null &&
    hour >= 1 &&
    hour <= 12 &&
    !zone &&
    !line.lexemes[start]?.text.startsWith('0')
  if (hour === null || !(half !== undefined || said || figures.value.sure || (zone && !spaced(line, next)))) return null
  return zoned(line, {
    value: { hour, minute: minutes?.value ?? figures.value.minute, zone: '', half: isOpen ? 'open' : 'said' },
    next,
  })
}

/** “18h30”, “18 Uhr 30”. */
function minutesAt(line: Line, at: number): Got<number> | null {
  const figure = meant(line, at, 'figure')
  return figure?.digits === 2 && figure.value < 60 && !figure.ordinal ? { value: figure.value, next: at + 1 } : null
}

function figuresAt(line: Line, at: number): Got<Figures> | null {
  const hour = meant(line, at, 'figure')
  if (!hour || hour.digits > 2 || hour.ordinal || hour.value > 24) return null
  const minute = meant(line, at + 2, 'figure')
  const divided = marked(line, at + 1, ':.') && !spaced(line, at + 1) && !spaced(line, at + 2)
  if (divided && minute?.digits === 2 && minute.value < 60 && !minute.ordinal)
    return {
      value: { hour: hour.value, minute: minute.value, sure: marked(line, at + 1, ':') },
      next: secondsEnd(line, at + 3),
    }
  return { value: { hour: hour.value, minute: 0, sure: false }, next: at + 1 }
}

// Seconds are passed over: no dateline needs them, and a time without them is not wrong.
function secondsEnd(line: Line, at: number): number {
  const seconds = meant(line, at + 1, 'figure')
  return marked(line, at, ':') && seconds?.digits === 2 && !spaced(line, at + 1) ? at + 2 : at
}

function openAt(line: Line, at: number): Got<Figures> | null {
  const figures = figuresAt(line, at)
  return figures && figures.value.hour <= 12 ? figures : null
}

function zoned(line: Line, got: Got<WrittenTime>): Got<WrittenTime> {
  const part = line.running ? got.next : behind(line, got.next, [], '(')
  const zone = meant(line, part, 'zone')
  if (!zone) return got
  const next = part > got.next && marked(line, part + 1, ')') ? part + 2 : part + 1
  return { value: { ...got.value, zone: zone.offset }, next }
}

function inDay(hour: number, half: HalfDay | null): number | null {
  if (half === null) return hour
  if (half === 'm') return hour === 12 ? 12 : null
  if (hour > 12) return half === 'pm' && hour < 24 ? hour : null
  if (hour === 0) return half === 'am' ? 0 : null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}
