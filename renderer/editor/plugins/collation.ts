import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { Mapping } from 'prosemirror-transform'
import type { DifferenceKind, WordDifference } from '../../../shared/collate/collation'
import { KeepStep } from '../../../shared/commands/keep-step'
import { assertNever, type DocRange } from '../../../shared/finding'
import { PlacedDifferences } from './placed-differences'
import { standing, type StandingDifference } from './standing-differences'
import { inSight } from './suggestions'
import { dispatchBeside } from '../read-caret'

/** What the text is compared with is kept elsewhere; here is where it differs. */
interface Collated {
  readonly all: PlacedDifferences
  /** The keys of differences in which ours is to stay. */
  readonly kept: ReadonlySet<string>
  /** The kinds that are not looked at. */
  readonly hidden: ReadonlySet<DifferenceKind>
  /** Whether there are any that wait for the person. */
  readonly isOpen: boolean
  readonly current: number | null
  readonly sight: DocRange | null
  readonly marks: DecorationSet
}

type Change =
  | {
      readonly kind: 'show'
      readonly found: readonly WordDifference[]
      readonly kept: readonly string[]
      readonly since: Mapping
    }
  | { readonly kind: 'hide'; readonly hidden: ReadonlySet<DifferenceKind> }
  | { readonly kind: 'go'; readonly id: number | null }
  | { readonly kind: 'sight'; readonly sight: DocRange }

const key = new PluginKey<Collated>('collation')

const none: Collated = {
  all: PlacedDifferences.of([]),
  kept: new Set(),
  hidden: new Set(),
  isOpen: false,
  current: null,
  sight: null,
  marks: DecorationSet.empty,
}

/** How many are marked around the caret while it is not known what is in sight. */
const around = 60

interface Picked extends Pick<Collated, 'kept' | 'hidden'> {
  readonly left: readonly StandingDifference[]
  readonly open: readonly StandingDifference[]
}

/** What was picked of differences as they stand, kept for them: several parts of the window ask for it. */
const picked = new WeakMap<PlacedDifferences, Picked>()

function pickedOf(known: Collated): Picked {
  const { all, kept, hidden } = known
  const before = picked.get(all)
  if (before?.kept === kept && before.hidden === hidden) return before
  const left = all.all.filter((one) => isLeft(known, one))
  const open = hidden.size === 0 ? left : left.filter((one) => isSeen(known, one))
  const now = { kept, hidden, left, open }
  picked.set(all, now)
  return now
}

/** Whether there are differences that wait for the person; costs nothing. */
export function hasOpenDifferences(state: EditorState): boolean {
  return key.getState(state)?.isOpen ?? false
}

/** The differences that wait for the person, in the order of the text. Each is put where it stands now: not for every key. */
export function openDifferences(state: EditorState): readonly StandingDifference[] {
  const known = key.getState(state)
  return known?.isOpen === true ? pickedOf(known).open : []
}

/** The same, whether their kinds are looked at or not. */
export function differencesLeft(state: EditorState): readonly StandingDifference[] {
  const known = key.getState(state)
  return known ? pickedOf(known).left : []
}

/** Whether it is neither taken nor kept. */
const isLeft = ({ kept }: Collated, one: StandingDifference): boolean => !kept.has(one.key) && !one.settled

/** Whether its kind is looked at. */
const isSeen = ({ hidden }: Collated, { kinds }: StandingDifference): boolean =>
  hidden.size === 0 || kinds.some((kind) => !hidden.has(kind))

/** The keys of the differences in which ours is to stay. */
export function keptDifferences(state: EditorState): ReadonlySet<string> {
  return key.getState(state)?.kept ?? none.kept
}

/** The kinds of differences that are not looked at. */
export function hiddenKinds(state: EditorState): ReadonlySet<DifferenceKind> {
  return key.getState(state)?.hidden ?? none.hidden
}

/** The difference that the person looks at, or `null`. */
export function currentDifference(state: EditorState): StandingDifference | null {
  const known = key.getState(state)
  const one = known && known.current !== null ? known.all.byId(known.current) : null
  return known && one && isLeft(known, one) && isSeen(known, one) ? one : null
}

/** The index of the first of the differences that ends behind `pos`; their number where none does. */
export function firstDifferenceAt(all: readonly StandingDifference[], pos: number): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.range.from ?? Infinity) < pos) low = middle + 1
    else high = middle
  }
  return low
}

/** Shows what was found when the texts were compared, before the steps of `since` were done. */
export function showDifferences(
  transaction: Transaction,
  found: readonly WordDifference[],
  kept: readonly string[] = [],
  since = new Mapping(),
): Transaction {
  return said(transaction, { kind: 'show', found, kept, since })
}

/** Says which kinds are not looked at from now on. */
export function hideKinds(transaction: Transaction, hidden: ReadonlySet<DifferenceKind>): Transaction {
  return said(transaction, { kind: 'hide', hidden })
}

/** Says which difference the person looks at from now on. */
export function lookAt(transaction: Transaction, id: number | null): Transaction {
  return said(transaction, { kind: 'go', id })
}

function said(transaction: Transaction, change: Change): Transaction {
  return transaction.setMeta(key, change).setMeta('addToHistory', false)
}

/**
 * Keeps where the text differs from another transcription at its place, and marks what is in sight of it. A difference whose
 * words were changed is looked at again: it is settled where theirs stands there now, and open again after an undo.
 */
export function collation(): Plugin<Collated> {
  return new Plugin<Collated>({
    key,
    state: { init: () => none, apply: (transaction, known, _, state) => next(transaction, known, state) },
    props: { decorations: (state) => decorationsOf(state) },
    view: watchSight,
  })
}

function next(transaction: Transaction, before: Collated, state: EditorState): Collated {
  const change = transaction.getMeta(key) as Change | undefined
  const known = transaction.docChanged ? followed(before, transaction, state) : before
  switch (change?.kind) {
    case undefined:
      return known.current !== null && transaction.selectionSet ? { ...known, current: null } : known
    case 'show':
      return marked(
        opened({
          ...none,
          all: PlacedDifferences.of(standing(change.found, state.doc, change.since)),
          kept: new Set(change.kept),
          hidden: known.hidden,
          sight: known.sight,
        }),
        state,
      )
    case 'hide':
      return marked(opened({ ...known, hidden: change.hidden }), state)
    case 'go':
      return { ...known, current: change.id }
    case 'sight':
      return marked({ ...known, sight: change.sight }, state)
    default:
      return assertNever(change)
  }
}

function opened(known: Collated): Collated {
  return { ...known, isOpen: known.all.some((one) => isLeft(known, one) && isSeen(known, one)) }
}

function followed(known: Collated, transaction: Transaction, state: EditorState): Collated {
  if (known.all.isEmpty) return known
  const { mapping, doc } = transaction
  const { placed: all, touched } = known.all.follow(transaction)
  const kept = keptAfter(known.kept, transaction)
  const sight = known.sight && { from: mapping.map(known.sight.from, -1), to: mapping.map(known.sight.to, 1) }
  const moved = { ...known, all, kept, sight }
  if (touched || kept !== known.kept) return marked(opened(moved), state)
  return { ...moved, marks: known.marks.map(mapping, doc) }
}

function keptAfter(kept: ReadonlySet<string>, { steps }: Transaction): ReadonlySet<string> {
  const said = steps.filter((step) => step instanceof KeepStep)
  if (said.length === 0) return kept
  const next = new Set(kept)
  for (const { difference, kept: stays } of said)
    if (stays) next.add(difference)
    else next.delete(difference)
  return next
}

function marked(known: Collated, { doc, selection }: EditorState): Collated {
  const { all, sight } = known
  const isOpen = (one: StandingDifference) => isLeft(known, one) && isSeen(known, one)
  const near = sight ? all.between(sight).filter(isOpen) : beside(all.all.filter(isOpen), selection.from)
  return {
    ...known,
    marks: DecorationSet.create(
      doc,
      near.map((one) => markOf(one, '')),
    ),
  }
}

function beside(open: readonly StandingDifference[], pos: number): readonly StandingDifference[] {
  const near = firstDifferenceAt(open, pos)
  return open.slice(Math.max(0, near - around), near + around)
}

function markOf({ range: { from, to }, kinds: [kind], id, put }: StandingDifference, more: string): Decoration {
  const look = `difference of-${kind ?? 'words'}${more}`
  if (from < to) return Decoration.inline(from, to, { class: look }, { id })
  const between = put.how === 'blocks' ? 'difference-between' : 'difference-gap'
  return Decoration.widget(from, () => gapMark(`${look} ${between}`), { id, side: -1, key: `${String(id)}${more}` })
}

function gapMark(look: string): HTMLElement {
  const mark = document.createElement('span')
  mark.className = look
  return mark
}

function decorationsOf(state: EditorState): DecorationSet | null {
  const known = key.getState(state)
  if (!known || known.all.isEmpty) return null
  const current = currentDifference(state)
  return current ? known.marks.add(state.doc, [markOf(current, ' current')]) : known.marks
}

/** Has differences marked where the person looks, as the text is scrolled. */
function watchSight(view: EditorView) {
  const scroller = view.dom.parentElement
  let request = 0
  const look = () => {
    request = 0
    if (view.isDestroyed || !hasOpenDifferences(view.state)) return
    const seen = inSight(view)
    const known = key.getState(view.state)?.sight
    if (!seen || (known && known.from <= seen.from && known.to >= seen.to)) return
    const more = seen.to - seen.from
    const sight = { from: Math.max(0, seen.from - more), to: Math.min(view.state.doc.content.size, seen.to + more) }
    dispatchBeside(view, ({ tr }) => said(tr, { kind: 'sight', sight }))
  }
  const soon = () => {
    if (request === 0) request = requestAnimationFrame(look)
  }
  scroller?.addEventListener('scroll', soon, { passive: true })
  return {
    update(_: EditorView, before: EditorState) {
      if (!hasOpenDifferences(before) && hasOpenDifferences(view.state)) soon()
    },
    destroy() {
      cancelAnimationFrame(request)
      scroller?.removeEventListener('scroll', soon)
    },
  }
}
