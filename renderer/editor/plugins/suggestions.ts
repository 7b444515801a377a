import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { assertNever, type DocRange } from '../../../shared/finding'
import { isLikely, type Suggestion } from '../../../shared/register/suggestion'
import {
  followGone,
  followSuggestions,
  inOrder,
  movedOn,
  refuseSuggestions,
  settled,
  unmoved,
  wantSuggestions,
  type GoneSuggestion,
  type Moved,
  type PlacedSuggestion,
} from './suggestion-places'
import { dispatchBeside } from '../read-caret'

/** Which suggestions the person wants to see. */
export interface SuggestionFilter {
  readonly kinds: readonly Suggestion['kind'][]
  /**
   * All that are likely, whatever they are; really all; of the likely ones, names that the register has, or names that it does
   * not have. Dates are always known.
   */
  readonly names: 'likely' | 'all' | 'known' | 'unknown'
}

/** Every suggestion that is likely: what is asked for where nobody chose. */
export const usualFilter: SuggestionFilter = {
  kinds: ['person', 'place', 'organisation', 'term', 'date'],
  names: 'likely',
}

/** Whether a suggestion is one that the person wants to see. */
export function isOffered(suggestion: Suggestion, { kinds, names }: SuggestionFilter): boolean {
  if (!kinds.includes(suggestion.kind)) return false
  switch (names) {
    case 'all':
      return true
    case 'likely':
      return isLikely(suggestion)
    case 'known':
    case 'unknown':
      return isLikely(suggestion) && (names === 'unknown') === (suggestion.why === 'looks-like-name')
    default:
      return assertNever(names)
  }
}

interface Suggestions {
  /** As they are after the keys that touched none of them; see {@link foundIn}. */
  readonly moved: Moved
  readonly gone: readonly GoneSuggestion[]
  readonly filter: SuggestionFilter
  /** Which of what a suggestion can be taken as is chosen; of any other, the first. */
  readonly choice: { readonly id: number; readonly index: number } | null
  /** The stretch in which suggestions are marked: what is in sight, and as much above and below. */
  readonly sight: DocRange | null
  readonly marks: DecorationSet
  /** How many were ever shown, for their ids. */
  readonly count: number
}

type Change =
  | { readonly kind: 'filter'; readonly filter: SuggestionFilter }
  | { readonly kind: 'refused'; readonly refused: (one: Suggestion) => boolean }
  | { readonly kind: 'show'; readonly found: readonly Suggestion[] }
  | { readonly kind: 'choose'; readonly id: number; readonly index: number }
  | { readonly kind: 'sight'; readonly sight: DocRange }

const key = new PluginKey<Suggestions>('suggestions')
const none: Suggestions = {
  moved: unmoved([]),
  gone: [],
  filter: usualFilter,
  choice: null,
  sight: null,
  marks: DecorationSet.empty,
  count: 0,
}

/** How many suggestions before and after the caret are marked where it is not known what is in sight. */
const around = 100

/** All suggestions of the open text, at their places now, in its order. */
export function suggestionsOf(state: EditorState): readonly PlacedSuggestion[] {
  return foundIn(key.getState(state) ?? none)
}

const countOf = (state: EditorState): number => key.getState(state)?.moved.said.length ?? 0

/** Those that the person wants to see: what is marked in the text and walked through. */
export function offeredSuggestions(state: EditorState): readonly PlacedSuggestion[] {
  return offeredIn(key.getState(state) ?? none)
}

/** Which suggestions the person wants to see. */
export function filterOf(state: EditorState): SuggestionFilter {
  return key.getState(state)?.filter ?? usualFilter
}

/** The suggestion that the person looks at: the one that is selected. */
export function currentSuggestion(state: EditorState): PlacedSuggestion | null {
  const { selection } = state
  if (selection.empty || !(selection instanceof TextSelection)) return null
  const offered = offeredSuggestions(state)
  const one = offered[firstAt(offered, selection.from)]
  return one?.from === selection.from && one.to === selection.to ? one : null
}

/** Which of what a suggestion can be taken as is chosen, by its index. */
export function choiceOf(state: EditorState, id: number): number {
  const choice = key.getState(state)?.choice
  return choice?.id === id ? choice.index : 0
}

/** Puts other suggestions in the place of those that there are. Their ranges are those of the doc of the transaction. */
export function showSuggestions(transaction: Transaction, found: readonly Suggestion[]): Transaction {
  return transaction.setMeta(key, { kind: 'show', found } satisfies Change).setMeta('addToHistory', false)
}

/** Sets which suggestions the person wants to see. */
export function filterSuggestions(transaction: Transaction, filter: SuggestionFilter): Transaction {
  return transaction.setMeta(key, { kind: 'filter', filter } satisfies Change).setMeta('addToHistory', false)
}

/** Says what is refused from now on: such suggestions go at once, and those that are not refused any more come back. */
export function setRefused(transaction: Transaction, refused: (one: Suggestion) => boolean): Transaction {
  return transaction.setMeta(key, { kind: 'refused', refused } satisfies Change).setMeta('addToHistory', false)
}

/** Chooses what a suggestion is to be taken as. */
export function chooseFor(transaction: Transaction, id: number, index: number): Transaction {
  return transaction.setMeta(key, { kind: 'choose', id, index } satisfies Change)
}

/** The index of the first of the suggestions that ends behind `pos`; their number where none does. */
export function firstAt(found: readonly PlacedSuggestion[], pos: number): number {
  let low = 0
  let high = found.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((found[middle]?.to ?? Infinity) <= pos) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Keeps what is suggested at its place, and marks what is in sight of it. One whose words were changed or tagged goes at
 * once, and comes back with an undo. It writes nothing into the text.
 */
export function suggestions(): Plugin<Suggestions> {
  return new Plugin<Suggestions>({
    key,
    state: { init: () => none, apply: (transaction, known, _, state) => next(transaction, known, state) },
    props: { decorations: (state) => decorationsOf(state) },
    view: watchSight,
  })
}

function next(transaction: Transaction, before: Suggestions, state: EditorState): Suggestions {
  const known = transaction.docChanged ? followed(before, transaction) : before
  const change = transaction.getMeta(key) as Change | undefined
  switch (change?.kind) {
    case undefined:
      return known
    case 'choose':
      return { ...known, choice: { id: change.id, index: change.index } }
    case 'sight':
      return marked({ ...known, sight: change.sight }, state)
    case 'filter':
      return marked({ ...known, filter: change.filter }, state)
    case 'show':
      return marked(shown(known, change.found), state)
    case 'refused': {
      const fewer = refuseSuggestions({ found: foundIn(known), gone: known.gone }, state.doc, change.refused)
      const { found, gone } = wantSuggestions(fewer, state.doc, change.refused)
      return marked({ ...known, moved: unmoved(found), gone }, state)
    }
    default:
      return assertNever(change)
  }
}

const settledOf = new WeakMap<Moved, readonly PlacedSuggestion[]>()

/** All that were found, where they stand: worked out when somebody asks, for a key asks for none of them. */
function foundIn({ moved }: Suggestions): readonly PlacedSuggestion[] {
  const found = settledOf.get(moved) ?? settled(moved)
  settledOf.set(moved, found)
  return found
}

interface Offered {
  readonly filter: SuggestionFilter
  readonly offered: readonly PlacedSuggestion[]
}
const offeredOf = new WeakMap<readonly PlacedSuggestion[], Offered>()

/** Of those that were found, those that pass the filter. */
function offeredIn(known: Suggestions): readonly PlacedSuggestion[] {
  const { filter } = known
  const found = foundIn(known)
  const before = offeredOf.get(found)
  if (before?.filter === filter) return before.offered
  const offered = found.filter((one) => isOffered(one, filter))
  offeredOf.set(found, { filter, offered })
  return offered
}

function followed(known: Suggestions, transaction: Transaction): Suggestions {
  if (known.moved.said.length + known.gone.length === 0) return known
  const { mapping, doc } = transaction
  const sight = known.sight && { from: mapping.map(known.sight.from, -1), to: mapping.map(known.sight.to, 1) }
  const marks = known.marks.map(mapping, doc)
  const moved = movedOn(known.moved, transaction)
  const still = moved && followGone(known.gone, transaction)
  if (moved && still?.back.length === 0) return { ...known, moved, gone: still.gone, sight, marks }
  const { lost, back, found, gone } = followSuggestions({ found: foundIn(known), gone: known.gone }, transaction)
  const ids = new Set(lost.map(({ id }) => id))
  const left = lost.length === 0 ? marks : marks.remove(marksOf(marks, ids))
  const come = back.filter((one) => isOffered(one, known.filter)).map(markOf)
  return {
    ...known,
    ...{ moved: unmoved(found), gone, sight },
    marks: come.length === 0 ? left : left.add(doc, come),
  }
}

const marksOf = (marks: DecorationSet, ids: ReadonlySet<number>): Decoration[] =>
  marks.find(undefined, undefined, ({ id }: { id?: number }) => ids.has(id ?? -1))

/** Those that were there before keep their ids, so that lists beside the text stay as they are. Linear. */
function shown(known: Suggestions, all: readonly Suggestion[]): Suggestions {
  let { count } = known
  let next = 0
  const were = foundIn(known)
  const found = all.map((one) => {
    while ((were[next]?.from ?? Infinity) < one.from) next++
    const before = were[next]
    const same = before?.from === one.from && before.to === one.to && before.kind === one.kind
    return { ...one, id: same ? before.id : ++count }
  })
  return { ...known, moved: unmoved(inOrder(found)), gone: known.gone.filter(({ refused }) => refused), count }
}

function marked(known: Suggestions, { doc, selection }: EditorState): Suggestions {
  const { sight } = known
  const all = offeredIn(known)
  const near = firstAt(all, selection.from)
  const first = sight ? firstAt(all, sight.from) : Math.max(0, near - around)
  const last = sight ? firstAt(all, sight.to) + 1 : near + around
  return { ...known, marks: DecorationSet.create(doc, all.slice(first, last).map(markOf)) }
}

function markOf({ id, from, to, kind }: PlacedSuggestion): Decoration {
  return Decoration.inline(from, to, { class: `suggestion of-${kind}` }, { id })
}

function decorationsOf(state: EditorState): DecorationSet | null {
  const marks = key.getState(state)?.marks ?? null
  const current = currentSuggestion(state)
  return current && marks ? marks.add(state.doc, [frame(current)]) : marks
}

function frame({ from, to, kind }: PlacedSuggestion): Decoration {
  return Decoration.inline(from, to, { class: `suggestion of-${kind} current` })
}

/** Has suggestions marked where the person looks, as the text is scrolled. */
function watchSight(view: EditorView) {
  const scroller = view.dom.parentElement
  let request = 0
  const look = () => {
    request = 0
    if (view.isDestroyed || countOf(view.state) === 0) return
    const seen = inSight(view)
    const known = key.getState(view.state)?.sight
    if (!seen || (known && known.from <= seen.from && known.to >= seen.to)) return
    const more = seen.to - seen.from
    const sight = { from: Math.max(0, seen.from - more), to: Math.min(view.state.doc.content.size, seen.to + more) }
    dispatchBeside(view, ({ tr }) =>
      tr.setMeta(key, { kind: 'sight', sight } satisfies Change).setMeta('addToHistory', false),
    )
  }
  const soon = () => {
    if (request === 0) request = requestAnimationFrame(look)
  }
  scroller?.addEventListener('scroll', soon, { passive: true })
  return {
    update(_: EditorView, before: EditorState) {
      if (countOf(before) === 0 && countOf(view.state) > 0) soon()
    },
    destroy() {
      cancelAnimationFrame(request)
      scroller?.removeEventListener('scroll', soon)
    },
  }
}

/** What of the doc is in sight; `null` where none of it is. */
export function inSight(view: EditorView): DocRange | null {
  const frame = view.dom.parentElement?.getBoundingClientRect()
  if (!frame || frame.height === 0) return null
  const { left, width, top, bottom } = view.dom.getBoundingClientRect()
  const at = (y: number) => view.posAtCoords({ left: left + width / 2, top: y })?.pos
  const from = at(Math.max(top, frame.top) + 4) ?? 0
  const to = at(Math.min(bottom, frame.bottom) - 4) ?? view.state.doc.content.size
  return to > from ? { from, to } : null
}
