/** How something is asked that may never be answered. */
export interface Watching {
  readonly signal?: AbortSignal | undefined
  readonly progress?: ((part: number) => void) | undefined
  /** For how long, in milliseconds, nothing may be heard once it has begun. */
  readonly patience: number
  /** Ends the Worker that is asked, and starts it anew. */
  readonly restart: () => void
}

/** What comes of it: an answer, that nobody waits for it any more, or that it took too long. */
export type Watched<T> =
  { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'cancelled' } | { readonly kind: 'too-long' }

/**
 * Asks a Worker what it may never get through, such as a regular expression that tries forever. It is ended where nothing
 * is heard of it for too long; also where nobody waits any more, for it could hear nothing else.
 */
export function watched<T>(
  ask: (signal: AbortSignal, progress: (part: number) => void) => Promise<T>,
  { signal, progress, patience, restart }: Watching,
): Promise<Watched<T>> {
  if (signal?.aborted === true) return Promise.resolve({ kind: 'cancelled' })
  return new Promise((resolve) => {
    const asking = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const left = () => {
      resolve({ kind: 'cancelled' })
    }
    const tooLong = () => {
      asking.abort()
      restart()
      resolve({ kind: 'too-long' })
    }
    const heard = (part: number) => {
      clearTimeout(timer)
      if (signal?.aborted === true) asking.abort()
      else {
        timer = setTimeout(tooLong, patience)
        progress?.(part)
      }
    }
    signal?.addEventListener('abort', left, { once: true })
    void ask(asking.signal, heard).then((value) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', left)
      resolve({ kind: 'answer', value })
    })
  })
}
