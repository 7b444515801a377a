import type { PlacedBlock } from '../block'
import { blockDoubt, fixAt, placedDoubt, rangeIn, type SaidOfStretch, type TextDoubt } from '../block-doubt'
import type { TextCheck } from '../check'
import { flowsOf, type Gathered } from '../flows'
import { quoteMarks, type QuoteMark } from '../quote-marks'

interface Facts {
  readonly marks: readonly QuoteMark[]
  /** Straight marks and apostrophes, by index. */
  readonly straight: readonly number[]
  /** How many curly single marks and apostrophes it has. */
  readonly curlySingles: number
}

/** A mark that waits for its partner. */
interface Open {
  readonly place: PlacedBlock
  readonly mark: QuoteMark
}

const nothing: Facts = { marks: [], straight: [], curlySingles: 0 }
/** How many blocks further on the end of a quotation is looked for. */
const reach = 8

/** Quotation marks that want a partner, are straight among curly ones, or look the wrong way. */
export const quotes: TextCheck<Facts> = {
  kind: 'text',
  name: 'quotes',
  gather: ({ read: { text } }) => {
    if (!/["'“”„«»‘’‚]/u.test(text)) return nothing
    const straight = Array.from(text.matchAll(/["']/gu), ({ index }) => index)
    return { marks: quoteMarks(text), straight, curlySingles: text.split(/[‘’]/u).length - 1 }
  },
  check: (blocks) => {
    const swedish = sameBothWays(blocks)
    const found: TextDoubt[] = [...mixedMarks(blocks), ...(swedish ? [] : turnedMarks(blocks))]
    const told = new Set(found.map(({ from }) => from))
    for (const flow of flowsOf(blocks)) found.push(...unbalanced(flow).filter(({ from }) => !told.has(from)))
    return found.sort((a, b) => a.from - b.from)
  },
}

function doubt(place: PlacedBlock, said: SaidOfStretch): TextDoubt {
  return placedDoubt(place, blockDoubt('quotes', place.block.read.text, said))
}

/** Whether quotations begin with the mark that they end with, as in Swedish. */
function sameBothWays(blocks: readonly Gathered<Facts>[]): boolean {
  let [same, other] = [0, 0]
  for (const { facts } of blocks)
    for (const { sign, turned } of facts.marks) {
      if (sign === '“') other++
      else if (sign === '”' && turned) same++
    }
  return same > 2 && same > other
}

function turnedMarks(blocks: readonly Gathered<Facts>[]): readonly TextDoubt[] {
  const other: Readonly<Record<string, string>> = { '“': '”', '”': '“', '‘': '’', '’': '‘' }
  return blocks.flatMap(({ place, facts }) =>
    facts.marks
      .filter(({ turned }) => turned)
      .map(({ index, sign }) =>
        doubt(place, {
          ...{ from: index, to: index + 1, code: 'quote-turned', severity: 'error' },
          ...{ key: around(place, index), values: { sign }, fixes: [fixAt(index, index + 1, other[sign] ?? sign)] },
        }),
      ),
  )
}

/** Straight marks in a text of curly ones, or curly ones in a text of straight ones. */
function mixedMarks(blocks: readonly Gathered<Facts>[]): readonly TextDoubt[] {
  const count = { curlyDoubles: 0, straightDoubles: 0, curlySingles: 0, straightSingles: 0 }
  for (const { place, facts } of blocks) {
    count.curlySingles += facts.curlySingles
    count.curlyDoubles += facts.marks.filter(({ sign }) => /[“”]/u.test(sign)).length
    for (const index of facts.straight)
      if (place.block.read.text.charAt(index) === '"') count.straightDoubles++
      else count.straightSingles++
  }
  const doubles = count.curlyDoubles >= count.straightDoubles
  const singles =
    count.curlySingles > count.straightSingles ||
    (count.curlySingles === 0 && count.curlyDoubles > 2 * count.straightSingles)
  const found: TextDoubt[] = []
  for (const { place, facts } of blocks) {
    const { text } = place.block.read
    for (const index of facts.straight) {
      const mark = facts.marks.find((one) => one.index === index)
      const double = text.charAt(index) === '"'
      if (double ? !doubles || !mark || count.curlyDoubles === 0 : !singles || isPrime(text, index)) continue
      const curly = double ? (mark?.role === 'open' ? '“' : '”') : mark?.role === 'open' ? '‘' : '’'
      found.push(changed(place, index, 'quote-straight', curly))
    }
    if (!doubles && count.curlyDoubles > 0)
      for (const { index, sign } of facts.marks)
        if (/[“”]/u.test(sign)) found.push(changed(place, index, 'quote-curly', '"'))
  }
  return found
}

function changed(place: PlacedBlock, index: number, code: string, sign: string): TextDoubt {
  const said = { from: index, to: index + 1, code, severity: 'warning', key: around(place, index) } as const
  return doubt(place, { ...said, values: { sign }, fixes: [fixAt(index, index + 1, sign)] })
}

/** Whether a straight mark stands for feet or minutes. */
function isPrime(text: string, index: number): boolean {
  return /\p{N}\s?$/u.test(text.slice(0, index)) && !/\p{L}/u.test(text.charAt(index + 1))
}

/** A mark with the words that touch it: by the mark alone, all would be found good at once. */
function around({ block: { read } }: PlacedBlock, index: number): string {
  const before = /\S{0,20}$/u.exec(read.text.slice(0, index))?.[0] ?? ''
  return `${before}${/^\S{0,20}/u.exec(read.text.slice(index))?.[0] ?? ''}`
}

/** Marks of one flow without a partner. A quotation that goes on in the next paragraph opens anew there. */
function unbalanced(flow: readonly Gathered<Facts>[]): readonly TextDoubt[] {
  const found: TextDoubt[] = []
  let carried: Open | null = null
  flow.forEach(({ place, facts }, position) => {
    if (facts.marks.length === 0) return
    const reopened = carried !== null && opensAnew(place, facts)
    const balance = pair(place, reopened ? facts.marks.slice(1) : facts.marks, carried)
    if (carried !== null && !reopened) found.push(notReopened(place, carried))
    carried = null
    for (const mark of balance.closing) found.push(withoutPartner(place, mark, 'quote-not-opened'))
    const last = balance.open.find(({ mark }) => mark.size === 'double')
    const goesOn = last !== undefined && goesOnIn(flow, position + 1)
    for (const open of balance.open)
      if (open === last && goesOn) carried = open
      else found.push(withoutPartner(open.place, open.mark, 'quote-not-closed'))
  })
  return found
}

/** Whether one of the next blocks takes up a quotation: the first that has marks of this size opens anew, or closes what it did not open. */
function goesOnIn(flow: readonly Gathered<Facts>[], next: number): boolean {
  for (const { place, facts } of flow.slice(next, next + reach)) {
    if (!facts.marks.some(({ size }) => size === 'double')) continue
    return opensAnew(place, facts) || pair(place, facts.marks, null).closing.some(({ size }) => size === 'double')
  }
  return false
}

function opensAnew({ block }: PlacedBlock, { marks: [first] }: Facts): boolean {
  return (
    first?.role === 'open' &&
    first.size === 'double' &&
    /^[\s\p{N}\p{P}]{0,6}$/u.test(block.read.text.slice(0, first.index))
  )
}

/** Pairs the marks of a block, after what was carried into it. */
function pair(place: PlacedBlock, marks: readonly QuoteMark[], carried: Open | null) {
  const stack: { readonly open: Open; ends: number }[] = carried ? [{ open: carried, ends: 0 }] : []
  const open: Open[] = []
  const closing: QuoteMark[] = []
  // What may be an apostrophe ends a single quotation as well.
  const leaveSingles = () => {
    for (let top = stack.at(-1); top?.open.mark.size === 'single'; top = stack.at(-1)) {
      stack.pop()
      if (top.ends === 0) open.push(top.open)
    }
  }
  for (const mark of marks) {
    const top = stack.at(-1)
    if (mark.role === 'open') {
      if (mark.size === 'single' && top?.open.mark.size === 'single' && top.ends > 0) stack.pop()
      stack.push({ open: { place, mark }, ends: 0 })
    } else if (mark.size === 'single') {
      if (top?.open.mark.size === 'single') top.ends++
      else if (mark.role === 'close' && carried === null) closing.push(mark)
    } else {
      leaveSingles()
      if (stack.pop() === undefined) closing.push(mark)
    }
  }
  leaveSingles()
  return { open: [...stack.map((one) => one.open), ...open], closing }
}

function withoutPartner(place: PlacedBlock, mark: QuoteMark, code: string): TextDoubt {
  const { index, sign } = mark
  const severity = mark.size === 'double' ? 'error' : 'warning'
  return doubt(place, { from: index, to: index + 1, code, severity, key: around(place, index), values: { sign } })
}

function notReopened(place: PlacedBlock, { place: before, mark }: Open): TextDoubt {
  const to = /^\s*\S{0,30}/u.exec(place.block.read.text)?.[0].length ?? 0
  const said = { from: 0, to, code: 'quote-not-reopened', severity: 'warning', values: { sign: mark.sign } } as const
  return { ...doubt(place, said), elsewhere: [rangeIn(before, mark.index, mark.index + 1)] }
}
