import type { ProofBlock } from '../block'
import { blockDoubt, fixAt, placedDoubt, type TextDoubt } from '../block-doubt'
import type { DocRange } from '../../finding'
import type { BlockDoubt, TextCheck } from '../check'
import { readText, type ReadText } from '../read-text'

interface Facts {
  readonly doubts: readonly BlockDoubt[]
  /** The signs that have a space before them here, and those that have none, of `; : ! ?`. */
  readonly spaced: string
  readonly tight: string
  /** How many sentences are followed by two spaces, and by one. */
  readonly wide: number
  readonly narrow: number
}

const nothing: Facts = { doubts: [], spaced: '', tight: '', wide: 0, narrow: 0 }
const space = String.raw`[ \t\u00A0\u2000-\u200A\u202F\u3000]`
const spaceBefore = new RegExp(String.raw`(?<=[^\s\uFFFC])\s+(?=[,;:.!?)\]”’])`, 'gu')
const spaceAfter = new RegExp(String.raw`[(\[“‘]${space}+(?=[^\s“‘.…)\]_\uFFFC-])`, 'gu')
const doubled = new RegExp(String.raw`(?<=\S)${space}{2,}(?=\S)`, 'gu')
const stopBefore = /[.!?:][”’")\]]*$/u

/** Two marks of which one is too many, or that cannot follow each other. */
const doubledMark = /,,+|;;+|(?<=\p{L}):(?:(?=[;,.])[;,.])|,[.;:]|;[,.:]|(?<![.\s…])\.\.(?![.\s]*\.)/gu

/** Places where a space is missing behind the first character. */
const lost: readonly RegExp[] = [
  /[,;](?=\p{L})(?<=[\p{L}\p{N})\]”’][,;])/gu,
  /[,;](?=\p{N})(?<=[\p{L})\]”’][,;])/gu,
  /,(?=(?:1[4-9]|20)\d\d(?![\p{N},.]))(?<=(?<![\p{N},.])\p{N}{1,2},)/gu,
  /:(?=\p{L})(?<=\p{L}:)/gu,
  /[!?](?=\p{L})(?<=\p{Ll}[!?])/gu,
  /\.(?=\p{Lu}\p{Ll})(?<=\p{L}\p{Ll}\.)/gu,
  /\.(?=\p{Ll}{3})(?<=\p{Ll}{3}\.)/gu,
  /\.(?=\p{N})(?<=\b(?:No|Nos|pp?|[Vv]ols?|[Aa]rt|[Ss]ec|[Pp]ara?|[Dd]ocs?|[Cc]h|[Ff]ig)\.)/gu,
  /\.(?=\p{N})(?<=\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)/gu,
  /[)\]](?=\p{L}{2})/gu,
  /”(?=\p{L}(?!\b))(?<=[^\s“‘(—–-]”)/gu,
  /[\p{Ll}\p{N}.,;:!?)](?=“[\p{L}\p{N}])/gu,
  /\p{Ll}(?=\(\p{L}{4})(?<=\p{Ll}{3})/gu,
]
/** What is no running text: addresses, names of files. */
const address = /[/@\\]|www\.|\.(?:com|org|net|gov|edu|html?|pdf|xml|txt|docx?|jpe?g|png)\b/iu

/**
 * Spaces before punctuation and missing behind it, two for one, and marks that stand twice. Where most of a text has a space
 * before `; : ! ?`, or two after a sentence, that is its way.
 */
export const spacing: TextCheck<Facts> = {
  kind: 'text',
  name: 'spacing',
  gather: gathered,
  check: (blocks) => {
    const own = new Set<string>()
    for (const sign of ';:!?') {
      const spaced = sum(blocks.map(({ facts }) => timesIn(facts.spaced, sign)))
      if (spaced > 3 && spaced > sum(blocks.map(({ facts }) => timesIn(facts.tight, sign))))
        own.add(`space-before ${sign}`)
    }
    const wide = sum(blocks.map(({ facts }) => facts.wide))
    if (wide > 3 && wide > sum(blocks.map(({ facts }) => facts.narrow))) own.add('wide')
    const found: TextDoubt[] = []
    for (const { place, facts } of blocks)
      for (const doubt of facts.doubts) if (!own.has(manner(place.block, doubt))) found.push(placedDoubt(place, doubt))
    return found
  },
}

/** What a doubt would be a matter of, if it were the way of the whole text. */
function manner({ read: { text } }: ProofBlock, { code, from, to }: BlockDoubt): string {
  if (code === 'space-before') return `${code} ${text.charAt(to - 1)}`
  return code === 'doubled-space' && stopBefore.test(text.slice(Math.max(0, from - 4), from + 1)) ? 'wide' : code
}

function gathered(block: ProofBlock, _: unknown, language: string | null): Facts {
  const read = readText(block)
  const { text, seams } = read
  if (!/\S\s?\S/u.test(text)) return nothing
  const points = new Map(block.points.map(({ index, kind }) => [index, kind]))
  const crosses = (from: number, to: number) => {
    for (let index = from; index <= to; index++) if (seams.has(index) || points.has(read.own(index))) return true
    return false
  }
  const french = language?.toLowerCase().startsWith('fr') === true
  const doubts = [
    ...spacesBefore(text, crosses, french),
    ...spacesAfter(text, crosses),
    ...doubledSpaces(text, crosses),
    ...doubledMarks(text, seams),
    ...lostSpaces(text, seams, (index) => points.get(read.own(index))),
  ]
  const wide = count(text, /[.!?][”’")\]]* {2,}\S/gu)
  const narrow = count(text, /[.!?][”’")\]]* (?=[\p{Lu}“‘(])/gu)
  const spaced = Array.from(text.matchAll(/\s([;:!?])/gu), ([, sign = '']) => sign).join('')
  const tight = Array.from(text.matchAll(/\S([;:!?])(?=\s|$)/gu), ([, sign = '']) => sign).join('')
  return { doubts: doubts.map((doubt) => inOwnText(doubt, read, block.read.text)), spaced, tight, wide, narrow }
}

/** A doubt about what is read, from its offsets there to those in the block's own text. */
function inOwnText(doubt: BlockDoubt, { seams, own }: ReadText, text: string): BlockDoubt {
  if (seams.size === 0) return doubt
  const there = ({ from, to }: DocRange) => ({ from: own(from), to: own(to - 1) + 1 })
  const { from, to } = there(doubt)
  const { check, code, severity, values } = doubt
  const fixes = doubt.fixes.map(({ range, text: words }) => ({ range: there(range), text: words }))
  const said = blockDoubt(check, text, { from, to, code, severity, fixes })
  return { ...said, values: { ...values, ...said.values } }
}

type Crosses = (from: number, to: number) => boolean

function spacesBefore(text: string, crosses: Crosses, french: boolean): readonly BlockDoubt[] {
  const found: BlockDoubt[] = []
  for (const { 0: spaces, index } of text.matchAll(spaceBefore)) {
    const at = index + spaces.length
    const [sign, previous] = [text.charAt(at), text.charAt(index - 1)]
    if (crosses(index, at) || (french && /[;:!?]/u.test(sign)) || mayFollowSpace(sign, previous, text.slice(at + 1)))
      continue
    const from = wordStart(text, index)
    const fixes = spaces.includes('\n') ? [] : [fixAt(index, at + 1, sign)]
    found.push(
      blockDoubt('spacing', text, {
        from,
        to: at + 1,
        code: 'space-before',
        severity: 'error',
        values: { sign },
        fixes,
      }),
    )
  }
  return found
}

/** Whether a closing sign is in its place behind a space. */
function mayFollowSpace(sign: string, previous: string, after: string): boolean {
  switch (sign) {
    case '.':
      return /^(?:\s*[.…]|[\p{L}\p{N}])/u.test(after) || /[.…*]/u.test(previous)
    case '”':
    case '’':
      // An opening mark of the wrong direction is for the check of quotes.
      return /^[\p{L}\p{N}]/u.test(after) || /[.…’”_—]/u.test(previous)
    case ')':
    case ']':
      return /[([_….]/u.test(previous)
    default:
      return /[….*_]/u.test(previous) || /^[-)(DPOo]/u.test(after)
  }
}

function spacesAfter(text: string, crosses: Crosses): readonly BlockDoubt[] {
  const found: BlockDoubt[] = []
  for (const { 0: opened, index } of text.matchAll(spaceAfter)) {
    const end = index + opened.length
    const sign = opened.charAt(0)
    // Behind a letter it is a closing mark of the wrong direction.
    if (crosses(index + 1, end) || (/[“‘]/u.test(sign) && /[\p{L}\p{N}\p{P}]$/u.test(text.slice(0, index)))) continue
    const to = wordEnd(text, end)
    found.push(
      blockDoubt('spacing', text, {
        ...{ from: index, to, code: 'space-after-opening', severity: 'error', values: { sign } },
        fixes: [fixAt(index, end, sign)],
      }),
    )
  }
  return found
}

function doubledSpaces(text: string, crosses: Crosses): readonly BlockDoubt[] {
  const found: BlockDoubt[] = []
  for (const { 0: spaces, index } of text.matchAll(doubled)) {
    const end = index + spaces.length
    if (crosses(index, end) || /^[,;:.!?)\]”’]/u.test(text.slice(end))) continue
    const [from, to] = [wordStart(text, index), wordEnd(text, end)]
    found.push(
      blockDoubt('spacing', text, {
        ...{ from, to, code: 'doubled-space', severity: 'warning', fixes: [fixAt(index, end, ' ')] },
      }),
    )
  }
  return found
}

type Seams = ReadText['seams']

function doubledMarks(text: string, seams: Seams): readonly BlockDoubt[] {
  const found = Array.from(text.matchAll(doubledMark))
  const whole = found.filter(({ 0: marks, index }) => !seams.has(index + 1) && !seams.has(index + marks.length - 1))
  return whole.map(({ 0: marks, index }) => {
    const to = index + marks.length
    const one = [...new Set(marks)]
    return blockDoubt('spacing', text, {
      ...{ from: wordStart(text, index), to, code: 'doubled-mark', severity: 'warning', values: { sign: marks } },
      fixes: one.map((mark) => fixAt(index, to, mark)),
    })
  })
}

function lostSpaces(text: string, seams: Seams, pointAt: (index: number) => string | undefined): readonly BlockDoubt[] {
  const found: BlockDoubt[] = []
  const seen = new Set<number>()
  for (const pattern of lost)
    for (const { index } of text.matchAll(pattern)) {
      const [kind, leftOut] = [pointAt(index + 1), seams.get(index + 1)]
      if (seen.has(index) || (kind !== undefined && kind !== 'note') || isPartOfWord(text, index)) continue
      // The space may stand in what is left out.
      if (leftOut !== undefined && /^\s|\s$/u.test(leftOut)) continue
      const from = wordStart(text, index)
      const to = kind === undefined && leftOut === undefined ? wordEnd(text, index + 1) : index + 1
      if (address.test(text.slice(from, to))) continue
      seen.add(index)
      const sign = text.charAt(index)
      const fixes = kind === undefined ? [fixAt(index, index + 1, `${sign} `)] : []
      found.push(
        blockDoubt('spacing', text, { from, to, code: 'space-missing', severity: 'error', values: { sign }, fixes }),
      )
    }
  return found
}

/** Whether a bracket that closes at an index was opened in the same word, `word(s)`, or holds a letter or number that was supplied: `[T]he`. */
function isPartOfWord(text: string, index: number): boolean {
  const sign = text.charAt(index)
  if (sign !== ')' && sign !== ']') return false
  const opened = text.lastIndexOf(sign === ')' ? '(' : '[', index)
  if (opened > 0 && !/\s/u.test(text.charAt(opened - 1))) return true
  if (/^\(\p{Ll}{1,3}\)\p{Ll}/u.test(text.slice(opened, index + 2))) return true
  return opened < 0 || (sign === ']' && !/\p{L}{2}.*\](?=\p{Lu}\p{Ll})/su.test(text.slice(opened, index + 3)))
}

/** Where the stretch without spaces begins that ends at an index. */
function wordStart(text: string, index: number): number {
  let from = index
  while (from > 0 && index - from < 30 && !/\s/u.test(text.charAt(from - 1))) from--
  return from
}

/** Where the stretch without spaces ends that begins at an index. */
function wordEnd(text: string, index: number): number {
  let to = index
  while (to < text.length && to - index < 30 && !/\s/u.test(text.charAt(to))) to++
  return to
}

const count = (text: string, pattern: RegExp): number => Array.from(text.matchAll(pattern)).length
const timesIn = (signs: string, sign: string): number => signs.split(sign).length - 1
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
