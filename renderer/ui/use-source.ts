import { useCallback, useSyncExternalStore } from 'react'

/** A value that changes, and that can be listened to. */
export interface Source<T> {
  get(): T
  /** Listens to every change; returns what stops listening. */
  subscribe(listener: () => void): () => void
}

/** The value of a source now; the component renders again when it changes. Listens once, however often it renders. */
export function useSource<T>(source: Source<T>): T {
  const subscribe = useCallback((listener: () => void) => source.subscribe(listener), [source])
  const read = useCallback(() => source.get(), [source])
  return useSyncExternalStore(subscribe, read)
}
