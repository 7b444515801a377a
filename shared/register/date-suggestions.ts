import type { Node } from 'prosemirror-model'
import { blockText, type BlockText } from '../queries/block-text'
import { dateContextAt } from './date-context'
import type { DateContext, FoundDate } from './date-reading'
import { datesIn } from './dates'
import { refusedBy } from './refused-suggestions'
import type { Suggestion, SuggestionSource } from './suggestion'
import { taggedIn } from './tagged-stretches'
import { textBlocksOf, type BlockPlace } from './text-blocks-of'
import { placeContext } from './words-around'

/** How many blocks are looked at between two tellings of progress. */
const step = 200

/** How likely a date is one, and one with a doubt. */
const scores = { sure: 0.95, doubtful: 0.75 }

interface SeenBlock {
  /** The context by which its dates were read. */
  readonly context: string
  readonly read: BlockText
  readonly dates: readonly FoundDate[]
}

/** Finds dates that want a tag. Keep one: it remembers each block, so that after an edit only changed blocks are read again. */
export class DateSuggester {
  private readonly seen = new WeakMap<Node, SeenBlock>();

  /** The dates of a doc that are not tagged nor refused, in order of place; yields how far it is, from 0 to 1. Walks the doc. */
  *suggestionsIn(doc: Node, source: SuggestionSource): Generator<number, readonly Suggestion[]> {
    if (!source.kinds.includes('date')) return []
    const contexts = new Map<Node, DateContext>()
    const blocks = textBlocksOf(doc)
    const found: Suggestion[] = []
    for (const [index, block] of blocks.entries()) {
      if (index % step === step - 1) yield index / blocks.length
      const context = contexts.get(block.division) ?? contextOf(doc, block, source)
      contexts.set(block.division, context)
      const { read, dates } = this.datesOf(block.node, context)
      for (const date of dates) found.push(suggestionOf(date, read, block.start))
    }
    const refused = refusedBy(source.refusals)
    // A note is read after its block, but stands in it.
    return found.filter((one) => !refused(one)).sort((a, b) => a.from - b.from)
  }

  private datesOf(block: Node, context: DateContext): SeenBlock {
    const key = JSON.stringify(context)
    const known = this.seen.get(block)
    if (known?.context === key) return known
    const read = blockText(block)
    const tagged = taggedIn(block, read)
    const dates = datesIn(read.text, context).filter(
      ({ from, to }) => !tagged.some((one) => one.from < to && one.to > from),
    )
    const seen = { context: key, read, dates }
    this.seen.set(block, seen)
    return seen
  }
}

/** The suggestions of names and dates together, in order of place; where they overlap, the date. */
export function withDates(names: readonly Suggestion[], dates: readonly Suggestion[]): readonly Suggestion[] {
  if (dates.length === 0) return names
  let next = 0
  const apart = names.filter(({ from, to }) => {
    while ((dates[next]?.to ?? Infinity) <= from) next += 1
    return (dates[next]?.from ?? Infinity) >= to
  })
  return [...apart, ...dates].sort((a, b) => a.from - b.from)
}

/** By what dates are read in the division of a block: what the text says there, else what was asked for. */
function contextOf(doc: Node, { start }: BlockPlace, { dates }: SuggestionSource): DateContext {
  const here = dateContextAt(doc, start)
  return { ...dates, date: here.date ?? dates.date, languages: here.languages }
}

function suggestionOf({ from, to, readings }: FoundDate, read: BlockText, start: number): Suggestion {
  const sure = readings.length === 1 && readings[0]?.doubt === null
  return {
    from: start + read.before(from),
    to: start + read.after(to),
    text: read.text.slice(from, to),
    kind: 'date',
    why: 'date',
    candidates: [],
    dates: readings,
    score: sure ? scores.sure : scores.doubtful,
    context: placeContext(read.text, from, to),
  }
}
