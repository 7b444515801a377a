import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { assertNever, type DocRange } from '../../../shared/finding'
import type { CheckName, Doubt } from '../../../shared/proofing/doubt'
import type { FoundInBlock } from '../../app/proofing/proof-questions'
import { blocksIn, DoubtBook, type BlockAt } from './doubt-book'
import { currentGuess } from './guesses'
import { currentDifference } from './collation'
import { everyDoubt, isFilter, passes, type DoubtFilter } from './doubt-filter'
import { markOf } from './doubt-marks'
import { landmarksOf } from './landmarks'
import {
  blockBefore,
  blocksAt,
  doubtsIn,
  doubtsInOuter,
  outerBlocks,
  standingAt,
  standingIn,
  type StandingDoubt,
} from './standing-doubts'
import { currentSuggestion, inSight } from './suggestions'
import { dispatchBeside } from '../read-caret'

/** Which doubts the person said something of. */
export type Settled = (doubt: Pick<Doubt, 'check' | 'key' | 'context'>) => boolean

/** The doubt that the person looks at. */
interface Look extends DocRange {
  readonly check: CheckName
  readonly key: string
}

interface Doubts {
  readonly book: DoubtBook
  readonly settled: Settled
  readonly filter: DoubtFilter
  /** How many are shown. */
  readonly count: number
  readonly look: Look | null
  /** The stretch in which doubts are marked: what is in sight, and as much above and below. */
  readonly sight: DocRange | null
  readonly marks: DecorationSet
}

type Change =
  | { readonly kind: 'found'; readonly blocks: readonly FoundInBlock[]; readonly whole: boolean }
  | { readonly kind: 'settled'; readonly settled: Settled }
  | { readonly kind: 'filter'; readonly filter: DoubtFilter }
  | { readonly kind: 'look'; readonly look: Look | null }
  | { readonly kind: 'sight'; readonly sight: DocRange }
  | { readonly kind: 'forget' }

const key = new PluginKey<Doubts>('doubts')

const nothing: Doubts = {
  book: new DoubtBook(),
  settled: () => false,
  filter: everyDoubt,
  count: 0,
  look: null,
  sight: null,
  marks: DecorationSet.empty,
}

/** How many doubts are shown in the whole text. */
export function openDoubtCount(state: EditorState): number {
  return key.getState(state)?.count ?? 0
}

/** Which doubts are asked for: those that are shown, or all that are not settled, whatever the filter. */
export type Asked = 'shown' | 'unsettled'

/** What was found by walking a doc, kept for its state: several parts of the window ask for it. */
const walked = new WeakMap<Doubts, { readonly doc: Node; readonly found: readonly StandingDoubt[] }>()

/** All doubts that are shown, in the order of the text. Walks the doc, once for each state. */
export function openDoubts(state: EditorState, asked: Asked = 'shown'): readonly StandingDoubt[] {
  const known = key.getState(state)
  const book = bookFor(state, asked)
  if (known === undefined || book === null) return []
  if (book !== known.book) return doubtsIn(state.doc, book, null)
  const before = walked.get(known)
  if (before?.doc === state.doc) return before.found
  const found = doubtsIn(state.doc, book, null)
  walked.set(known, { doc: state.doc, found })
  return found
}

/** Those between two positions. Walks the blocks between them alone. */
export function openDoubtsBetween(
  state: EditorState,
  from: number,
  to: number,
  asked: Asked = 'shown',
): readonly StandingDoubt[] {
  const book = bookFor(state, asked)
  if (book === null) return []
  // What stands between blocks, as the page break at the beginning may, belongs to the block before it.
  const before = blockBefore(state.doc, from)?.start ?? from
  return doubtsIn(state.doc, book, { from: Math.min(before, from), to }).filter(
    (one) => one.from >= from && one.from < to,
  )
}

/** The book that answers; `null` where there is nothing in it. */
function bookFor(state: EditorState, asked: Asked): DoubtBook | null {
  const known = key.getState(state)
  if (known === undefined) return null
  if (asked === 'unsettled' && isFilter(known.filter)) return known.book.with((doubt) => !known.settled(doubt))
  return known.count === 0 ? null : known.book
}

/** How many are shown on a page, by its index among the page breaks; -1 for what stands before the first. */
export function openDoubtsOnPage(state: EditorState, page: number): number {
  const { positions } = landmarksOf(state).pages
  if (positions.length === 0) return openDoubtCount(state)
  const from = page < 0 ? 0 : (positions[page] ?? 0)
  return openDoubtsBetween(state, from, positions[page + 1] ?? state.doc.content.size + 1).length
}

/** Which doubts the person wants to see. */
export function doubtFilterOf(state: EditorState): DoubtFilter {
  return key.getState(state)?.filter ?? everyDoubt
}

/** The doubt that the person looks at: the one that was gone to or is selected, until something else is. */
export function currentDoubt(state: EditorState): StandingDoubt | null {
  const known = key.getState(state)
  if (known === undefined || known.count === 0) return null
  const { from, to, empty } = state.selection
  const { look } = known
  const isLook = look !== null && look.from === from && look.to === to
  // Words of which several things are said are what the person went to; else a difference, a guess or a suggestion.
  const isOther = currentDifference(state) !== null || currentSuggestion(state) !== null || currentGuess(state) !== null
  if (!isLook && (empty || isOther)) return null
  const same = standingAt(known.book, state.selection).filter((one) => one.from === from && one.to === to)
  const looked = isLook ? same.find(({ doubt }) => doubt.check === look.check && doubt.key === look.key) : undefined
  return looked ?? (empty ? null : (same[0] ?? null))
}

/**
 * The first doubt after a place in the text (`direction` 1) or the last before it, `null` where there is none. Of those that begin
 * at the place itself, those with a greater index are after it.
 */
export function doubtBeside(
  state: EditorState,
  place: Pick<StandingDoubt, 'from' | 'index'>,
  direction: 1 | -1,
): StandingDoubt | null {
  const book = key.getState(state)?.book
  if (book === undefined || openDoubtCount(state) === 0) return null
  for (const block of outerBlocks(state.doc, 0, place.from, direction)) {
    const all = doubtsInOuter(book, block)
    const beside = (one: StandingDoubt) => direction * (one.from - place.from || one.index - place.index) > 0
    const found = direction > 0 ? all.find(beside) : all.findLast(beside)
    if (found) return found
  }
  return null
}

/** Puts what was found in the place of what was known of these blocks, or of all, where it is the `whole` text. */
export function showDoubts(
  transaction: Transaction,
  found: { readonly blocks: readonly FoundInBlock[]; readonly whole: boolean },
): Transaction {
  return change(transaction, { kind: 'found', ...found })
}

/** Sets which doubts the person said something of: they are not shown. */
export function settleDoubts(transaction: Transaction, settled: Settled): Transaction {
  return change(transaction, { kind: 'settled', settled })
}

/** Sets which doubts the person wants to see. */
export function filterDoubts(transaction: Transaction, filter: DoubtFilter): Transaction {
  return change(transaction, { kind: 'filter', filter })
}

/** Forgets all doubts. */
export function forgetDoubts(transaction: Transaction): Transaction {
  return change(transaction, { kind: 'forget' })
}

/** Marks the doubt that the person looks at. */
export function lookAtDoubt(transaction: Transaction, one: StandingDoubt | null): Transaction {
  const look = one && { from: one.from, to: one.to, check: one.doubt.check, key: one.doubt.key }
  return change(transaction, { kind: 'look', look })
}

function change(transaction: Transaction, what: Change): Transaction {
  return transaction.setMeta(key, what).setMeta('addToHistory', false)
}

/**
 * Keeps what proofreading found, and marks what is in sight of it. A doubt whose words are changed goes at once. It writes
 * nothing into the text, and does nothing per keystroke that grows with the text.
 */
export function doubts(): Plugin<Doubts> {
  return new Plugin<Doubts>({
    key,
    state: {
      init: () => ({ ...nothing, book: new DoubtBook() }),
      apply: (transaction, known, _, state) => next(transaction, known, state),
    },
    props: { decorations: (state) => decorationsOf(state) },
    view: watchSight,
  })
}

function next(transaction: Transaction, before: Doubts, state: EditorState): Doubts {
  const kept = transaction.docChanged ? followed(before, transaction) : before
  // Whoever goes anywhere else does not look at it any more.
  const known = transaction.selectionSet && kept.look !== null ? { ...kept, look: null } : kept
  const what = transaction.getMeta(key) as Change | undefined
  switch (what?.kind) {
    case undefined:
      return known
    case 'look':
      return { ...known, look: what.look }
    case 'sight':
      return marked({ ...known, sight: what.sight }, state)
    case 'filter':
      return shown({ ...known, filter: what.filter }, state)
    case 'settled':
      return shown({ ...known, settled: what.settled }, state)
    case 'forget':
      return { ...nothing, book: new DoubtBook(), settled: known.settled, filter: known.filter, sight: known.sight }
    case 'found':
      return found(known, what, state)
    default:
      return assertNever(what)
  }
}

function found(known: Doubts, { blocks, whole }: Change & { kind: 'found' }, state: EditorState): Doubts {
  const { book } = known
  if (whole) book.clear()
  let { count } = known
  for (const { node, doubts } of blocksAt(state.doc, blocks)) {
    count -= book.open(node).length
    book.keep(node, doubts)
    count += book.open(node).length
  }
  count -= book.forgetCarried()
  // What the whole text has is counted; what changed of it is reckoned, for it changes after every rest.
  return whole ? counted(marked(known, state), state) : marked({ ...known, count }, state)
}

/** The same with the doubts that are shown worked out anew. */
function shown(known: Doubts, state: EditorState): Doubts {
  const book = known.book.with((doubt) => !known.settled(doubt) && passes(known.filter, doubt.check, doubt.severity))
  return counted(marked({ ...known, book }, state), state)
}

function counted(known: Doubts, { doc }: EditorState): Doubts {
  let count = 0
  doc.descendants((node) => {
    if (node.isTextblock) count += known.book.open(node).length
    return !node.isLeaf
  })
  return count === known.count ? known : { ...known, count }
}

function followed(known: Doubts, transaction: Transaction): Doubts {
  const { mapping, doc } = transaction
  const { book } = known
  const gone = forgetDeleted(book, transaction)
  const look = known.look && {
    ...known.look,
    from: mapping.map(known.look.from, 1),
    to: mapping.map(known.look.to, -1),
  }
  const touched = book.carry(transaction)
  if (touched === null) return { ...known, look, count: known.count - gone }
  const open = (blocks: readonly BlockAt[]) => blocks.reduce((sum, { node }) => sum + book.open(node).length, 0)
  const now = blocksIn(doc, touched.after)
  const count = known.count - gone - open(blocksIn(transaction.before, touched.before)) + open(now)
  const sight = known.sight && { from: mapping.map(known.sight.from, -1), to: mapping.map(known.sight.to, 1) }
  const moved = known.marks.map(mapping, doc)
  // What is out of sight has no marks, however far an act reaches.
  const seen = sight === null ? [] : now.filter((block) => block.start <= sight.to && endOf(block) >= sight.from)
  const [first, last] = [seen[0], seen.at(-1)]
  if (first === undefined || last === undefined) return { ...known, look, count, sight, marks: moved }
  const standing = seen.flatMap((block) => standingIn(book, block))
  const reach = standing.reduce<DocRange>(
    (all, { from, to }) => ({ from: Math.min(all.from, from), to: Math.max(all.to, to) }),
    { from: first.start, to: endOf(last) },
  )
  const replaced = moved.find(reach.from, reach.to)
  const back = standing.map((one) => markOf(doc, one))
  return { ...known, look, count, sight, marks: moved.remove(replaced).add(doc, back) }
}

const endOf = ({ node, start }: BlockAt): number => start + node.content.size

/**
 * Forgets the doubts of what stood between blocks and was deleted (a page break): they belong to the block before it, which stays as it
 * is. Answers with how many of them were shown.
 */
function forgetDeleted(book: DoubtBook, { before, mapping }: Transaction): number {
  let count = 0
  mapping.maps[0]?.forEach((from, to) => {
    if (to === from || before.resolve(from).parent.inlineContent) return
    const block = blockBefore(before, from)
    if (block === null) return
    const all = book.all(block.node)
    const left = all.filter((doubt) => {
      const at = block.start + doubt.from
      return doubt.to <= block.node.content.size || at < from || at >= to
    })
    if (left.length === all.length) return
    const shown = book.open(block.node).length
    book.keep(block.node, left)
    count += shown - book.open(block.node).length
  })
  return count
}

function marked(known: Doubts, { doc }: EditorState): Doubts {
  const { sight, book } = known
  if (sight === null) return { ...known, marks: DecorationSet.empty }
  const range = { from: Math.min(sight.from, doc.content.size), to: Math.min(sight.to, doc.content.size) }
  const marks = blocksIn(doc, range)
    .flatMap((block) => standingIn(book, block))
    .map((one) => markOf(doc, one))
  return { ...known, marks: DecorationSet.create(doc, marks) }
}

function decorationsOf(state: EditorState): DecorationSet | null {
  const marks = key.getState(state)?.marks ?? null
  const current = currentDoubt(state)
  if (current === null || marks === null) return marks
  return marks.add(state.doc, [
    markOf(state.doc, current, ' current'),
    ...current.doubt.elsewhere.flatMap((range) => {
      const other = { from: current.start + range.from, to: current.start + range.to }
      const fits = other.from >= 0 && other.to > other.from && other.to <= state.doc.content.size
      return fits ? [Decoration.inline(other.from, other.to, { class: 'doubt-elsewhere' })] : []
    }),
  ])
}

/** Has doubts marked where the person looks, as the text is scrolled. */
function watchSight(view: EditorView) {
  const scroller = view.dom.parentElement
  let request = 0
  const look = () => {
    request = 0
    if (view.isDestroyed || openDoubtCount(view.state) === 0) return
    const seen = inSight(view)
    const known = key.getState(view.state)?.sight
    if (!seen || (known && known.from <= seen.from && known.to >= seen.to)) return
    const more = seen.to - seen.from
    const sight = { from: Math.max(0, seen.from - more), to: Math.min(view.state.doc.content.size, seen.to + more) }
    dispatchBeside(view, ({ tr }) => change(tr, { kind: 'sight', sight }))
  }
  const soon = () => {
    if (request === 0) request = requestAnimationFrame(look)
  }
  scroller?.addEventListener('scroll', soon, { passive: true })
  return {
    update(_: EditorView, before: EditorState) {
      if (openDoubtCount(before) === 0 && openDoubtCount(view.state) > 0) soon()
    },
    destroy() {
      cancelAnimationFrame(request)
      scroller?.removeEventListener('scroll', soon)
    },
  }
}
