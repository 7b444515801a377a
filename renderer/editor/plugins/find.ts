import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { DocRange, Finding } from '../../../shared/finding'
import { hasNestedRepetition } from '../../../shared/queries/nested-repetition'
import { sameReading, type Reading } from '../../../shared/queries/readings'
import { searchText, type SearchQuery } from '../../../shared/queries/search-text'
import { FoundMatches } from './found-matches'
import { readingOf, readingTurnedTo } from './reading'

/** What is looked for in the open text, and what was found. */
export interface Find {
  /** Whether the find bar stands open, with the line for replacing or without it. */
  readonly bar: 'closed' | 'find' | 'replace'
  /** How many times the person asked for the bar, which then has the focus. */
  readonly asked: number
  readonly query: SearchQuery
  readonly replacement: string
  /** Whether what the reading hides is found too. */
  readonly hiddenToo: boolean
  /** The reading that `matches` were found in; `null` for all that stands in the text. */
  readonly reading: Reading | null
  readonly matches: FoundMatches
  /** Which match is selected, or -1. */
  readonly current: number
  /** What is wrong with the query, such as an unfinished regular expression. */
  readonly findings: readonly Finding[]
  /** Whether the text has changed since `matches` were found; they are at their places, but others may be new. */
  readonly stale: boolean
  /** The marks of the matches from one index up to another. */
  readonly marks: DecorationSet
  readonly marked: { readonly first: number; readonly end: number }
}

/** The part of {@link Find} that the find bar sets. */
export type FindChange = Partial<Pick<Find, 'bar' | 'query' | 'replacement' | 'hiddenToo'>> & {
  readonly refresh?: boolean
  /** The person wants to write in the bar now. */
  readonly ask?: boolean
}

const key = new PluginKey<Find>('find')

/** How many matches are marked before and after the current one: marking all of thousands would slow typing. */
const around = 250

const nothing: Find = {
  bar: 'closed',
  asked: 0,
  query: { text: '', regex: false, caseSensitive: false, wholeWord: false, notes: 'included' },
  replacement: '',
  hiddenToo: false,
  reading: null,
  matches: FoundMatches.none,
  current: -1,
  findings: [],
  stale: false,
  marks: DecorationSet.empty,
  marked: { first: 0, end: 0 },
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
        return next === known && !transaction.selectionSet ? known : located(next, state, next !== moved)
      },
    },
    props: {
      decorations: (state) => {
        const { bar, marks, matches, current } = findOf(state)
        if (bar === 'closed') return null
        const match = matches.at(current)
        return match === undefined ? marks : marks.add(state.doc, [markOf(match, 'found current')])
      },
    },
  })
}

function changed(known: Find, { refresh, ask, ...change }: FindChange, doc: Node, shown: Reading): Find {
  const hiddenToo = change.hiddenToo ?? known.hiddenToo
  const reading = hiddenToo ? null : shown
  const next = { ...known, ...change, reading, asked: known.asked + (ask === true ? 1 : 0) }
  if (next.bar === 'closed')
    return { ...next, matches: FoundMatches.none, current: -1, marks: DecorationSet.empty, stale: true }
  const otherwise =
    reading === null || known.reading === null ? reading !== known.reading : !sameReading(reading, known.reading)
  const again = otherwise || next.query !== known.query || known.bar === 'closed' || (refresh === true && known.stale)
  if (!again) return next
  const { value, findings } = safely(doc, reading === null ? next.query : { ...next.query, reading })
  return {
    ...next,
    matches: FoundMatches.of(next.query.text === '' ? [] : (value ?? [])),
    findings,
    current: -1,
    stale: false,
  }
}

/** The window searches by itself, and cannot be stopped: what may take forever is left to the search in a Worker. */
function safely(doc: Node, query: SearchQuery): ReturnType<typeof searchText> {
  if (!query.regex || !hasNestedRepetition(query.text)) return searchText(doc, query)
  const message =
    'A repetition in a repetition can take forever here. Find and replace in the edition searches for it, and can be stopped.'
  return { value: null, findings: [{ severity: 'error', code: 'regex-may-hang', message }] }
}

function follow(known: Find, { mapping, doc }: Transaction): Find {
  if (known.bar === 'closed') return known
  const matches = mapping.maps.reduce((found, map) => found.followed(map), known.matches)
  return { ...known, matches, marks: known.marks.map(mapping, doc), stale: true }
}

/** Which match is selected, and marks of those around: the ones that there are while they reach far enough, unless `anew`. */
function located(known: Find, { doc, selection }: EditorState, anew: boolean): Find {
  const { matches, marked } = known
  if (known.bar === 'closed') return known
  const near = matches.indexFrom(selection.from)
  const match = matches.at(near)
  const current = match?.from === selection.from && match.to === selection.to ? near : -1
  const reaches =
    (marked.first === 0 || near - marked.first > around / 2) &&
    (marked.end >= matches.length || marked.end - near > around / 2)
  if (!anew && reaches) return { ...known, current }
  const [first, end] = [Math.max(0, near - around), Math.min(matches.length, near + around)]
  const marks = matches.between(first, end).map((one) => markOf(one, 'found'))
  return { ...known, current, marks: DecorationSet.create(doc, marks), marked: { first, end } }
}

function markOf({ from, to }: DocRange, look: string): Decoration {
  return Decoration.inline(from, to, { class: look })
}
