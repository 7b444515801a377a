import { behind, furthest, marked, meant, spaced, wellWritten, type Got, type Line } from './line'
import { numberSoFar } from './number-words'
import type { WrittenYear } from './written'

const full = (year: number): WrittenYear => ({ kind: 'full', year })

/** Reads a year: “1894”, “’94”, “one thousand eight hundred and ninety-four”, “MDCCCXCIV”, “1701/2”, “44 B.C.”. */
export function yearAt(line: Line, at: number): Got<WrittenYear> | null {
  return furthest(figureYear(line, at), shortYear(line, at), wordYear(line, at), romanYear(line, at))
}

/** Reads what a date has behind its day and month: “, 1894”, “of this year”, “last”, “, A. D. 1894”. */
export function yearBehind(line: Line, at: number): Got<WrittenYear> | null {
  let next = marked(line, at, ',.') ? at + 1 : at
  const direct = meant(line, at, 'nearest')
  if (direct) return { value: { kind: 'nearest', side: direct.side }, next: at + 1 }
  next = behind(line, next, ['of', 'article', 'in'])
  const relative = meant(line, next, 'relative-year')
  if (relative) return { value: { kind: 'relative', years: relative.years }, next: next + 1 }
  next = behind(line, next, ['anno'])
  if (next > at && marked(line, next, ',')) next++
  const year = yearAt(line, next)
  return year ?? bareShortYear(line, next)
}

function figureYear(line: Line, at: number): Got<WrittenYear> | null {
  const figure = meant(line, at, 'figure')
  if (!figure || figure.ordinal) return null
  const christ = meant(line, at + 1, 'before-christ')
  if (christ && figure.value > 0) return { value: full(1 - figure.value), next: at + 2 }
  const known = figure.digits === 4 || (figure.digits === 3 && !line.running)
  if (!known || saysHours(line, at) || figure.value < (line.running ? 1000 : 100) || figure.value > 2199) return null
  return doubleYear(line, at, figure.value) ?? { value: full(figure.value), next: at + 1 }
}

// “June 3, 1800 hours”
function saysHours(line: Line, at: number): boolean {
  const figure = meant(line, at, 'figure')
  const time = figure !== null && figure.value < 2400 && figure.value % 100 < 60
  return time && (meant(line, at + 1, 'hours') !== null || meant(line, at + 1, 'zone') !== null)
}

/** “1701/2”, “1648/49”: the later year is the one that begins in January. */
function doubleYear(line: Line, at: number, year: number): Got<WrittenYear> | null {
  const second = meant(line, at + 2, 'figure')
  if (!second || !marked(line, at + 1, '/') || spaced(line, at + 1) || spaced(line, at + 2)) return null
  const scale = 10 ** second.digits
  const later: WrittenYear = { kind: 'full', year: year + 1, doubled: true }
  return second.value === later.year % scale ? { value: later, next: at + 3 } : null
}

function shortYear(line: Line, at: number): Got<WrittenYear> | null {
  const figure = meant(line, at + 1, 'figure')
  if (!marked(line, at, "'’‘´`") || spaced(line, at + 1) || figure?.digits !== 2 || figure.ordinal) return null
  return { value: { kind: 'short', year: figure.value }, next: at + 2 }
}

// In running text “May 3, 35 men” has no year.
function bareShortYear(line: Line, at: number): Got<WrittenYear> | null {
  const figure = meant(line, at, 'figure')
  if (line.running || figure?.digits !== 2 || figure.ordinal || marked(line, at + 1, ':.-–—')) return null
  if (['half-day', 'hours', 'clock'].includes(line.lexemes[at + 1]?.meaning.kind ?? '')) return null
  return { value: { kind: 'short', year: figure.value }, next: at + 1 }
}

function wordYear(line: Line, at: number): Got<WrittenYear> | null {
  let value = 0
  let next = at
  let words = 0
  while (next < at + 14) {
    const word = meant(line, next, 'cardinal')
    const joined = words > 0 && (meant(line, next, 'and') !== null || marked(line, next, '-‐‑'))
    if (!word && !(joined && meant(line, next + 1, 'cardinal'))) break
    if (word) {
      value = numberSoFar(value, word.value, word.times === true)
      words++
    }
    next++
  }
  const compound = words === 1 && value > 1000
  return (words > 1 || compound) && value >= 1000 && value < 2200 ? { value: full(value), next } : null
}

function romanYear(line: Line, at: number): Got<WrittenYear> | null {
  const roman = meant(line, at, 'roman')
  return roman && roman.value >= 1000 && roman.value < 2200 && wellWritten(line, at)
    ? { value: full(roman.value), next: at + 1 }
    : null
}
