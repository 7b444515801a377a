import type { Candidate } from './references'

/** What stands on the two sides of a number. */
interface Neighbours {
  readonly before: string
  readonly digits: string
  readonly after: string
}

/**
 * Every number and symbol of `text` in `[0, end)` that could be the reference to a note, with how much it looks like
 * one. Of a run of digits, its last one to three also count alone: `1956` may be the year 195 … or 1956 and the note 1.
 *
 * `closed` are stretches that hold none, in order: page marks.
 */
export function candidatesIn(
  text: string,
  end: number,
  closed: readonly { readonly from: number; readonly to: number }[],
): readonly Candidate[] {
  const found: Candidate[] = []
  let next = 0
  for (const match of text.slice(0, end).matchAll(/\d+|[*†‡§]{1,3}/g)) {
    const from = match.index
    const run = match[0]
    while ((closed[next]?.to ?? Infinity) <= from) next++
    if ((closed[next]?.from ?? Infinity) <= from) continue
    const before = text.slice(Math.max(0, from - 16), from)
    const after = text.slice(from + run.length, from + run.length + 3)
    if (/\d/.test(run)) found.push(...inRun(from, { before, digits: run, after }))
    else if (isSymbol(before, run, after)) found.push({ from, to: from + run.length, n: run, weight: 1 })
  }
  return found
}

function isSymbol(before: string, run: string, after: string): boolean {
  if (run.startsWith('§') && !/\p{L}$/u.test(before)) return false
  const beside = /[\p{L}.,;:)\]”’"]$/u.test(before) || (!run.startsWith('*') && /[.,;] $/.test(before))
  return beside && /^(?:$|[\s.,;:)\]”—])/.test(after)
}

function inRun(from: number, around: Neighbours): readonly Candidate[] {
  const { digits } = around
  const found: Candidate[] = []
  for (let length = Math.min(digits.length, 3); length >= 1; length--) {
    const n = digits.slice(-length)
    const lone = length === digits.length
    if (n.startsWith('0') && !(n === '0' && (lone || endsBlock.test(around.after)))) continue
    const weight =
      (lone ? weightBefore(around) : weightOfTail(digits.slice(0, -length), around)) + weightAfter(around.after)
    if (weight > -3) found.push({ from: from + digits.length - length, to: from + digits.length, n, weight })
  }
  return found
}

const endsBlock = /^(?:$|\n)/

const monthBefore =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December|Sept\.|Oct\.|Nov\.|Dec\.) $/

const counted = /(?:Sections?|Articles?|Documents?|Chapters?|Parts?|pages?|paragraphs?|Law|sec\.|Sec\.|p\.|pp\.) $/

/** How much the end of a run of digits looks like a reference after a number. */
function weightOfTail(head: string, { before, digits }: Neighbours): number {
  if (/[$£]$|(?:^|\n)$/.test(before)) return -4
  if (/^(?:1[5-9]|20)\d\d$/.test(head)) return 3
  if (/^(?:1[7-9]|20)\d\d$/.test(digits)) return -2.5
  if (monthBefore.test(before)) return Number(head) > 31 ? -2 : Number(digits) > 31 ? 4 : -1
  if (counted.test(before)) return -2
  if (/\d[.,]$/.test(before)) return /^\d{3}$/.test(head) ? 1 : -1
  return 0
}

function weightBefore({ before, digits, after }: Neighbours): number {
  const last = before.at(-1) ?? ''
  if (last === '\n' || last === '') return endsBlock.test(after) ? 1 : -9
  if (/\p{L}/u.test(last)) return afterLetter(before)
  if (/[.,]/.test(last)) return afterStop(before, digits, after)
  if (/(?<!\s)[;?!)\]}”’"»]$/.test(before)) return /\d[)\]]$/.test(before) ? 3 : 5
  if (last === ':') return afterColon(before, digits)
  if (last === '…' || last === '*') return 2
  if (/[—%½¼¾°]/.test(last)) return 1
  if (/[-–/]/.test(last)) return -2.5
  return last === ' ' ? afterSpace(before, after) : -9
}

/** How much a number between spaces looks like a reference that has come loose from its word. */
function afterSpace(before: string, after: string): number {
  if (!/^(?:$|\s)/.test(after) || monthBefore.test(before) || counted.test(before)) return -9
  if (/[\p{L}\d)\]][.!?][”’"]? $/u.test(before)) return /^(?:$|\n| [\p{Lu}“‘"[])/u.test(after) ? -0.5 : -2
  if (/[\p{L}\d)\]][,;:][”’"]? $|[\p{L}][”’"] $/u.test(before)) return -1.5
  if (/\d $/.test(before)) return endsBlock.test(after) ? -1 : -9
  return /\p{Ll}{2} $/u.test(before) ? -2.5 : -9
}

function afterColon(before: string, digits: string): number {
  if (/\d{3}:$/.test(before)) return 4
  if (/\d:$/.test(before)) return digits.length === 2 ? -5 : 2.5
  return 4
}

function afterLetter(before: string): number {
  if (/\p{Ll}{2}$/u.test(before)) return 5
  if (/(?:^|[^\p{L}\d])\p{L}$/u.test(before)) return /[-–]\p{L}$/u.test(before) ? 2 : 1
  if (/\d\p{L}$/u.test(before)) return 1
  return 4
}

const abbreviation = /(?:^|[^\p{L}])(?:[Nn]os?|pp?|[Vv]ols?|[Aa]rts?|[Cc]h|[Ss]ec|[Pp]ar|[Pp]t|[Ff]ig|[Ff]f|[Nn]n?)\.$/u

function afterStop(before: string, digits: string, after: string): number {
  if (/\d,$/.test(before)) return digits.length === 3 ? -2 : 2
  if (/(?:^|\n)\d{1,2}\.$/.test(before)) return 3
  if (/\d{4}\.$/.test(before)) return 1
  if (/\d\.$/.test(before)) return /^(?: \p{Lu}|[)”’]|\n\n|\n?$)/u.test(after) ? 1 : -1
  if (abbreviation.test(before)) return -2
  return /\p{L}{2}[.,]$/u.test(before) ? 5 : 4
}

function weightAfter(after: string): number {
  if (/^(?:$|[\s)\]”’"—;!?…])/.test(after)) return 0
  if (/^(?:st|nd|rd|th|d)\b/.test(after)) return -6
  if (/^[.,:]\d/.test(after)) return after.startsWith(':') ? -5 : -3
  if (/^[.,:]/.test(after)) return 0
  if (after.startsWith('[')) return 0
  if (/^[%½¼¾°]/.test(after)) return -7
  if (/^\p{L}/u.test(after)) return -2
  return -2
}
