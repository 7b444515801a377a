import type { Part } from '../shortest-script'
import type { WordGroup } from './group-words'
import { saidWords } from './said-words'
import { gapBefore, type Gap, type Words } from './words'

/**
 * What is exchanged where theirs are taken within a block: letters up to `text`. `start` and `end` say where what goes
 * begins and ends: at the words that differ, or at the words before and behind them, together with the space between.
 */
export interface Exchange {
  readonly start: 'word' | 'neighbour'
  readonly end: 'word' | 'neighbour'
  readonly text: string
}

/** What taking theirs exchanges, so that the spaces around it are theirs too; `null` where nothing is. */
export function exchangeOf(ours: Words, theirs: Words, group: WordGroup): Exchange | null {
  const own = edges(ours, group.ours)
  const other = edges(theirs, group.theirs)
  const said = saidWords(theirs, group.theirs)
  if (isEmpty(group.ours)) return isEmpty(group.theirs) ? respaced(own, other) : putIn(own.before, other, said)
  if (isEmpty(group.theirs)) return leftOut(own, other.before)
  const start = own.before === '\n' || other.before === '\n' || own.before === other.before
  const end = own.after === '\n' || other.after === '\n' || own.after === other.after
  if (start && end && said === saidWords(ours, group.ours)) return null
  return {
    start: start ? 'word' : 'neighbour',
    end: end ? 'word' : 'neighbour',
    text: `${start ? '' : other.before}${said}${end ? '' : other.after}`,
  }
}

interface Edges {
  readonly before: Gap
  readonly after: Gap
}

/** What stands before and after a stretch; the same where the stretch is empty. */
function edges(words: Words, { from, to }: Part): Edges {
  return { before: gapBefore(words, from), after: gapBefore(words, to) }
}

function respaced(own: Edges, other: Edges): Exchange | null {
  if (own.before === other.before || own.before === '\n' || other.before === '\n') return null
  return { start: 'neighbour', end: 'neighbour', text: other.before }
}

function putIn(gap: Gap, other: Edges, said: string): Exchange {
  const before = spaceOf(other.before)
  const after = spaceOf(other.after)
  // An empty stretch begins and ends where it stands: behind the word before it, or before the word behind it.
  if (after === gap) return { start: 'neighbour', end: 'word', text: before + said }
  if (before === gap) return { start: 'word', end: 'neighbour', text: said + after }
  return { start: 'neighbour', end: 'neighbour', text: before + said + after }
}

function leftOut(own: Edges, gap: Gap): Exchange {
  if (own.before === '\n') return { start: 'word', end: own.after === '\n' ? 'word' : 'neighbour', text: '' }
  if (own.after === '\n') return { start: 'neighbour', end: 'word', text: '' }
  const wanted = gap === '\n' ? spaceOf(own.before === '' ? own.after : own.before) : gap
  if (own.before === wanted) return { start: 'word', end: 'neighbour', text: '' }
  if (own.after === wanted) return { start: 'neighbour', end: 'word', text: '' }
  return { start: 'neighbour', end: 'neighbour', text: wanted }
}

const spaceOf = (gap: Gap): '' | ' ' => (gap === '' ? '' : ' ')

const isEmpty = ({ from, to }: Part): boolean => from === to
