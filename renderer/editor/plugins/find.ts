import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Finding } from '../../../shared/finding'
import { hasNestedRepetition } from '../../../shared/queries/nested-repetition'
import { sameReading, type Reading } from '../../../shared/queries/readings'
import { searchText, type SearchMatch, type SearchQuery } from '../../../shared/queries/search-text'
import { readingOf, readingTurnedTo } from './reading'

/** What is looked for in the open text, and what was found. */
export interface Find {
  /** Whether the find bar stands open, with the line for replacing or without it. */
  readonly bar: 'closed' | 'find' | 'replace'
  readonly query: SearchQuery
  readonly replacement: string
  /** Whether what the reading hides is found too. */
  readonly hiddenToo: boolean
  /** The reading that `matches` were found in; `null` for all that stands in the text. */
  readonly reading: Reading | null
  readonly matches: readonly SearchMatch[]
  /** Which match is selected, or -1. */
  readonly current: number
  /** What is wrong with the query, such as an unfinished regular expression. */
  readonly findings: readonly Finding[]
  /** Whether the text has changed since `matches` were found; they are at their places, but others may be new. */
  readonly stale: boolean
  readonly marks: DecorationSet
}

/** The part of {@link Find} that the find bar sets. */
export type FindChange = Partial<Pick<Find, 'bar' | 'query' | 'replacement' | 'hiddenToo'>> & {
  readonly refresh?: boolean
}

const key = new PluginKey<Find>('find')

/** How many matches are marked before and after the current one: marking all of thousands would slow typing. */
const around = 250

const nothing: Find = {
  bar: 'closed',
  query: { text: '', regex: false, caseSensitive: false, wholeWord: false, notes: 'included' },
  replacement: '',
  hiddenToo: false,
  reading: null,
  matches: [],
  current: -1,
  findings: [],
  stale: false,
  marks: DecorationSet.empty,
}

/** What is looked for in the open text, and what was found. */
export function findOf(state: EditorState): Find {
  return key.getState(state) ?? nothing
}

/** Opens, closes or changes the search; `refresh` searches again where the text has changed. */
export function changeFind(transaction: Transaction, change: FindChange): Transaction {
  return transaction.setMeta(key, change)
}

/** Finds in the open text and marks what was found. Typing does not search: the matches follow, and are found again on demand. */
export function find(): Plugin<Find> {
  return new Plugin<Find>({
    key,
    state: {
      init: () => nothing,
      apply(transaction, known, _, state) {
        const change =
          (transaction.getMeta(key) as FindChange | undefined) ?? (readingTurnedTo(transaction) ? {} : undefined)
        const moved = transaction.docChanged ? follow(known, transaction) : known
        const next = change ? changed(moved, change, state.doc, readingOf(state)) : moved
        return next === known && !transaction.selectionSet ? known : located(next, state)
      },
    },
    props: {
      decorations: (state) => {
        const { bar, marks } = findOf(state)
        return bar === 'closed' ? null : marks
      },
    },
  })
}

function changed(known: Find, { refresh, ...change }: FindChange, doc: Node, shown: Reading): Find {
  const hiddenToo = change.hiddenToo ?? known.hiddenToo
  const reading = hiddenToo ? null : shown
  const next = { ...known, ...change, reading }
  if (next.bar === 'closed') return { ...next, matches: [], current: -1, marks: DecorationSet.empty, stale: true }
  const otherwise =
    reading === null || known.reading === null ? reading !== known.reading : !sameReading(reading, known.reading)
  const again = otherwise || next.query !== known.query || known.bar === 'closed' || (refresh === true && known.stale)
  if (!again) return next
  const { value, findings } = safely(doc, reading === null ? next.query : { ...next.query, reading })
  return { ...next, matches: next.query.text === '' ? [] : (value ?? []), findings, current: -1, stale: false }
}

/** The window searches by itself, and cannot be stopped: what may take forever is left to the search in a Worker. */
function safely(doc: Node, query: SearchQuery): ReturnType<typeof searchText> {
  if (!query.regex || !hasNestedRepetition(query.text)) return searchText(doc, query)
  const message =
    'A repetition in a repetition can take forever here. Find and replace in the edition searches for it, and can be stopped.'
  return { value: null, findings: [{ severity: 'error', code: 'regex-may-hang', message }] }
}

function follow(known: Find, { mapping }: Transaction): Find {
  if (known.bar === 'closed') return known
  const matches = known.matches.flatMap((match) => {
    const from = mapping.map(match.from, 1)
    const to = mapping.map(match.to, -1)
    return to > from ? [{ ...match, from, to }] : []
  })
  return { ...known, matches, stale: true }
}

function located(known: Find, { doc, selection }: EditorState): Find {
  const current = known.matches.findIndex(({ from, to }) => from === selection.from && to === selection.to)
  const near = current >= 0 ? current : Math.max(0, firstAfter(known.matches, selection.from))
  const shown = known.matches.slice(Math.max(0, near - around), near + around)
  const marks = shown.map(({ from, to }) =>
    Decoration.inline(from, to, {
      class: from === selection.from && to === selection.to ? 'found current' : 'found',
    }),
  )
  return { ...known, current, marks: DecorationSet.create(doc, marks) }
}

/** The index of the first match that begins at or after `pos`, or -1. */
export function firstAfter(matches: readonly SearchMatch[], pos: number): number {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches[middle]?.from ?? 0) < pos) low = middle + 1
    else high = middle
  }
  return low < matches.length ? low : -1
}
