import type { Transaction } from 'prosemirror-state'
import { MoveStep } from '../../shared/commands/move-step'
import type { OpenText } from '../app/open-text'

/** What a person has done in the outline of a text, by the positions before its divisions. */
export interface OutlinePlaces {
  /** Divisions whose inner ones are not shown. */
  readonly folded: ReadonlySet<number>
  /** The division that the keys act on, or -1. */
  readonly active: number
}

const known = new WeakMap<OpenText, OutlineState>()

/** The places of a text's outline, kept as long as the text is open. */
export function outlineStateOf(text: OpenText): OutlineState {
  const state = known.get(text) ?? new OutlineState(text)
  known.set(text, state)
  return state
}

/** Holds {@link OutlinePlaces} and moves them with every change of the text. */
export class OutlineState {
  #places: OutlinePlaces = { folded: new Set(), active: -1 }
  readonly #listeners = new Set<() => void>()

  constructor(text: OpenText) {
    text.subscribe((transactions) => {
      if (transactions.some(({ docChanged }) => docChanged)) this.#follow(transactions)
    })
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly read = (): OutlinePlaces => this.#places

  fold(pos: number, folded: boolean): void {
    const next = new Set(this.#places.folded)
    if (folded) next.add(pos)
    else next.delete(pos)
    this.#set({ ...this.#places, folded: next })
  }

  activate(pos: number): void {
    if (pos !== this.#places.active) this.#set({ ...this.#places, active: pos })
  }

  #follow(transactions: readonly Transaction[]): void {
    const { folded, active } = this.#places
    const moved = (pos: number) => (pos < 0 ? pos : mapped(pos, transactions))
    const positions = [...folded]
    const next = positions.map(moved)
    const stay = moved(active) === active && next.every((pos, index) => pos === positions[index])
    if (!stay) this.#set({ folded: new Set(next), active: moved(active) })
  }

  #set(places: OutlinePlaces): void {
    this.#places = places
    for (const listener of this.#listeners) listener()
  }
}

/** Where a division is after changes; one that was moved is where it went. */
function mapped(pos: number, transactions: readonly Transaction[]): number {
  let at = pos
  for (const { steps } of transactions)
    for (const step of steps) at = step instanceof MoveStep ? step.moved(at, 1) : step.getMap().map(at, 1)
  return at
}
