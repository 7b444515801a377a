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

/** What `select` finds in a source; the component renders again only where that is another value. `select` must give a plain one. */
export function useSelected<T, V extends string | number | boolean | null | undefined>(
  source: Source<T>,
  select: (value: T) => V,
): V {
  const subscribe = useCallback((listener: () => void) => source.subscribe(listener), [source])
  return useSyncExternalStore(subscribe, () => select(source.get()))
}
