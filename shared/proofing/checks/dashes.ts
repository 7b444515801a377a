import { blockDoubt, fixAt, placedDoubt, type TextDoubt } from '../block-doubt'
import type { TextCheck } from '../check'

/** How a text writes what parts its sentences, and how it writes from a number to a number. */
type Manner =
  'em' | 'spaced-em' | 'spaced-en' | 'spaced-hyphen' | 'double-hyphen' | 'spaced-double' | 'en-range' | 'hyphen-range'

interface Dash {
  readonly from: number
  readonly to: number
  readonly manner: Manner
}

/** What is written for each manner. */
const written: Readonly<Record<Manner, string>> = {
  ...{ em: '—', 'spaced-em': ' — ', 'spaced-en': ' – ', 'spaced-hyphen': ' - ', 'double-hyphen': '--' },
  ...{ 'spaced-double': ' -- ', 'en-range': '–', 'hyphen-range': '-' },
}
/** Manners of one use, the better first: it is taken where two are equally frequent. */
const parting: readonly Manner[] = ['em', 'spaced-em', 'spaced-en', 'double-hyphen', 'spaced-double', 'spaced-hyphen']
const ranges: readonly Manner[] = ['en-range', 'hyphen-range']
/** Manners of typewriters and of scanners, which want a look where they are no habit. */
const makeshift: readonly Manner[] = ['spaced-hyphen', 'double-hyphen', 'spaced-double']
/** How often a text must have a makeshift to have it by habit. */
const habit = 4
/** How many times as frequent a manner is that makes another of printers a slip. */
const muchMore = 5

const edge = String.raw`[\p{L}\p{N}”’"'),.;:!?\]*]`
const parts = new RegExp(
  String.raw`(?<=${edge})(?:—| — | – | - |(?<!-)--(?!-)| --(?!-) )(?=[\p{L}\p{N}“‘"'(\[$£])`,
  'gu',
)
const numbers =
  /(?<![\p{L}\p{N}./,\-–—][-–]?)(?<![-–])(\p{N}{1,4})([-–])(?=(\p{N}{1,4})(?![\p{L}\p{N}/\-–—]|[.,:]\p{N}))/gu

/** Dashes that a text writes otherwise than most of its others of the same use. */
export const dashes: TextCheck<readonly Dash[]> = {
  kind: 'text',
  name: 'dashes',
  gather: ({ read: { text } }) => (/[—–]|--| - |\p{N}-\p{N}/u.test(text) ? dashesOf(text) : []),
  check: (blocks) => {
    const counts = new Map<Manner, number>()
    for (const { facts } of blocks) for (const { manner } of facts) counts.set(manner, (counts.get(manner) ?? 0) + 1)
    const instead = new Map([...insteadOf(parting, counts), ...insteadOf(ranges, counts)])
    const found: TextDoubt[] = []
    for (const { place, facts } of blocks)
      for (const { from, to, manner } of facts) {
        const usual = instead.get(manner)
        if (usual === undefined) continue
        const said = { from, to, code: `dash-${usual.of}`, severity: usual.severity, key: written[manner] } as const
        const fixes = [fixAt(from, to, written[usual.manner])]
        const values = { usual: written[usual.manner].trim() }
        found.push(placedDoubt(place, blockDoubt('dashes', place.block.read.text, { ...said, values, fixes })))
      }
    return found
  },
}

interface Usual {
  readonly manner: Manner
  readonly of: 'parting' | 'range'
  readonly severity: 'warning' | 'info'
}

/** What to write instead of each manner that is doubtful among those of one use. */
function insteadOf(
  manners: readonly Manner[],
  counts: ReadonlyMap<Manner, number>,
): readonly (readonly [Manner, Usual])[] {
  const count = (manner: Manner) => counts.get(manner) ?? 0
  const most = manners.reduce((best, one) => (count(one) > count(best) ? one : best))
  const of = manners === ranges ? 'range' : 'parting'
  const usual: Usual = { manner: most, of, severity: 'warning' }
  return manners.flatMap((manner): readonly (readonly [Manner, Usual])[] => {
    const times = count(manner)
    if (times === 0) return []
    if (manner === most) {
      const rare = makeshift.includes(manner) && times < habit
      return rare ? [[manner, { ...usual, manner: 'em', severity: 'info' }]] : []
    }
    if (makeshift.includes(manner) || manner === 'hyphen-range') return [[manner, usual]]
    return count(most) >= muchMore * times ? [[manner, { ...usual, severity: 'info' }]] : []
  })
}

function dashesOf(text: string): readonly Dash[] {
  const found: Dash[] = []
  for (const { 0: dash, index } of text.matchAll(parts)) {
    const manner = parting.find((one) => written[one] === dash)
    const to = index + dash.length
    // Behind a point or colon old prints set a dash of their own: “Sir:—”.
    const other = manner === 'em' && /[.:;,]$/u.test(text.slice(0, index))
    const sum = /\p{N}$/u.test(text.slice(0, index)) && /^\p{N}/u.test(text.slice(to))
    if (manner !== undefined && !other && !sum) found.push({ from: index, to, manner })
  }
  for (const match of text.matchAll(numbers)) {
    const [, first = '', sign = '', second = ''] = match
    if (!mayBeRange(first, second)) continue
    const from = match.index + first.length
    found.push({ from, to: from + 1, manner: sign === '–' ? 'en-range' : 'hyphen-range' })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** Whether two numbers can be the ends of a range: the second is greater, or only its last digits are written. */
function mayBeRange(first: string, second: string): boolean {
  if (second.length > first.length) return first.length > 1 || second.length < 3
  return Number(first.slice(0, first.length - second.length) + second) > Number(first)
}
