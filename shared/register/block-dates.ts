import type { Node } from 'prosemirror-model'
import type { BlockNames } from './block-names'
import type { DateContext, FoundDate } from './date-reading'
import { datesIn } from './dates'

/** Finds the untagged dates of blocks, and remembers them as long as a block and its date stay the same. */
export class BlockDates {
  private readonly seen = new WeakMap<Node, { readonly context: string; readonly dates: readonly FoundDate[] }>()

  /** The dates of a block that stand in no tag; indices in its text. */
  datesOf(block: Node, names: BlockNames, context: DateContext): readonly FoundDate[] {
    const key = `${context.date ?? ''} ${context.languages.join()} ${context.calendar}`
    const known = this.seen.get(block)
    if (known?.context === key) return known.dates
    const { text, tagged } = names
    // Without a figure or a word for a day there is no date; most blocks have none.
    const dates = /\d|\p{Lu}/u.test(text) ? datesIn(text, context) : []
    const free = dates.filter((date) => !tagged.some((one) => one.from < date.to && date.from < one.to))
    this.seen.set(block, { context: key, dates: free })
    return free
  }
}
