import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isRefused } from '../../shared/commands/keep-valid'

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
  readonly #refusalListeners = new Set<() => void>()

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

  /**
   * Applies a transaction, with what plugins append to it, shows it and tells the listeners. What would make of valid TEI
   * something else is not done, and those who listen for that are told.
   */
  readonly dispatch = (transaction: Transaction): void => {
    const { state, transactions } = this.#state.applyTransaction(transaction)
    if (isRefused(transactions)) {
      // What the browser has typed by itself goes from the page again.
      this.#view?.updateState(this.#state)
      for (const listener of this.#refusalListeners) listener()
      return
    }
    this.#state = state
    this.#view?.updateState(state)
    for (const listener of this.#listeners) listener(transactions, state)
  }

  /** Listens for changes that were not made because the text would not be valid any more; returns what stops listening. */
  subscribeRefused(listener: () => void): () => void {
    this.#refusalListeners.add(listener)
    return () => this.#refusalListeners.delete(listener)
  }

  /** Listens to every change; returns what stops listening. */
  subscribe(listener: TextListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
