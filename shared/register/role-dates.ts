const monthNames: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'january february march april may june july august september october november december ' +
    'januar februar märz april mai juni juli august september oktober november dezember ' +
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'
  )
    .split(' ')
    .map((name, index): [string, number] => [name, index % 12]),
)

const month = Object.keys(monthNames).join('|')
const date = new RegExp(String.raw`(?:(${month})\s*)?(?:\d{1,2},\s*)?(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)`, 'giu')
const alone = new RegExp(String.raw`(${month})(?=\s*(?:\d{1,2},?\s*)?[-–—])`, 'iu')

/** When an office was held, in months since the year 0, both ends counted; `null` where that is not said. */
export interface Period {
  readonly from: number | null
  readonly to: number | null
}

/** The period that a role names: `from January 1957`, `until July 29, 1957`, `April 1955–September 1956`, `1956`. */
export function periodOf(role: string): Period {
  const dates = [...role.matchAll(date)]
  const [first] = dates
  if (!first) return { from: null, to: null }
  const before = role.slice(0, first.index)
  if (/\b(?:until|to|through|bis|jusqu.\S*)\s*$/iu.test(before)) return { from: null, to: last(first) }
  const second = dates[1]
  if (second && /^\s*[-–—]\s*$/.test(role.slice(first.index + first[0].length, second.index)))
    return { from: start(first), to: last(second) }
  if (/\b(?:from|after|since|seit|ab|depuis|thereafter)\s*(?:\S+\s)?$/iu.test(before))
    return { from: start(first), to: null }
  // “July–October 1956” says the year once.
  const opening = alone.exec(role)
  const named = opening?.[1] === undefined ? undefined : monthNames[opening[1].toLowerCase()]
  if (named !== undefined && first[1] !== undefined) return { from: Number(first[2]) * 12 + named, to: last(first) }
  return { from: start(first), to: last(first) }
}

/** Whether a role was held at a date of W3C (its year, or year and month): `null` where that is not known. */
export function heldAt(role: string, when: string | null): boolean | null {
  const read = /^(\d{4})(?:-(\d\d))?/.exec(when ?? '')
  const { from, to } = periodOf(role)
  if (!read || (from === null && to === null)) return null
  const first = Number(read[1]) * 12 + (read[2] === undefined ? 0 : Number(read[2]) - 1)
  const end = read[2] === undefined ? first + 11 : first
  return (from === null || from <= end) && (to === null || to >= first)
}

function start(match: RegExpMatchArray): number {
  return Number(match[2]) * 12 + (match[1] === undefined ? 0 : (monthNames[match[1].toLowerCase()] ?? 0))
}

function last(match: RegExpMatchArray): number {
  return Number(match[2]) * 12 + (match[1] === undefined ? 11 : (monthNames[match[1].toLowerCase()] ?? 11))
}
