import { useSyncExternalStore } from 'react'

/** A value that changes, and that can be listened to. */
export interface Source<T> {
  get(): T
  /** Listens to every change; returns what stops listening. */
  subscribe(listener: () => void): () => void
}

/** The value of a source now; the component renders again when it changes. */
export function useSource<T>(source: Source<T>): T {
  return useSyncExternalStore(
    (listener) => source.subscribe(listener),
    () => source.get(),
  )
}
