import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** Told of every change of an {@link OpenText}: the transactions applied (appended ones too) and the state after them. */
export type TextListener = (transactions: readonly Transaction[], state: EditorState) => void

/**
 * A transcription that is open: the one place where its editor state lives. The session makes it, the editor shows
 * it, panels read it and dispatch to it, the store listens to it. It works without a view.
 */
export class OpenText {
  readonly id: string
  #state: EditorState
  #view: EditorView | null = null
  readonly #listeners = new Set<TextListener>()

  constructor(id: string, state: EditorState) {
    this.id = id
    this.#state = state
  }

  get state(): EditorState {
    return this.#state
  }

  /** The view that shows the text, while one does. */
  get view(): EditorView | null {
    return this.#view
  }

  /** Called by the editor when it mounts, and with `null` when it goes. */
  attach(view: EditorView | null): void {
    this.#view = view
  }

  /** Applies a transaction, with what plugins append to it, shows it and tells the listeners. */
  readonly dispatch = (transaction: Transaction): void => {
    const { state, transactions } = this.#state.applyTransaction(transaction)
    this.#state = state
    this.#view?.updateState(state)
    for (const listener of this.#listeners) listener(transactions, state)
  }

  /** Listens to every change; returns what stops listening. */
  subscribe(listener: TextListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
