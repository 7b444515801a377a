import { startTransition, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { EditorState } from 'prosemirror-state'
import type { OpenText } from '../app/open-text'

/**
 * What `select` finds in the state of an open text, kept up to date. The component renders again only where the
 * answer is not `equal` to the last one; `select` runs at every change, so it must be cheap (and stable where the
 * answer is an object).
 */
export function useText<T>(
  text: OpenText,
  select: (state: EditorState) => T,
  equal: (a: T, b: T) => boolean = Object.is,
): T {
  const read = useMemo(() => selection(text, select, equal), [text, select, equal])
  const subscribe = useCallback((changed: () => void) => text.subscribe(changed), [text])
  return useSyncExternalStore(subscribe, read)
}

/** How long a text rests before what is shown beside it follows, in milliseconds. */
const rest = 250

/**
 * Like {@link useText} for what is costly to find or to show: follows when the text has rested for a moment, so that
 * typing never waits for it. Another text is followed at once. `select` must be stable.
 */
export function useRestedText<T>(text: OpenText, select: (state: EditorState) => T): T {
  const [shown, show] = useState({ text, state: text.state })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = text.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        // Whoever does something meanwhile does not wait for it.
        startTransition(() => {
          show({ text, state: text.state })
        })
      }, rest)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [text])
  const state = shown.text === text ? shown.state : text.state
  return useMemo(() => select(state), [state, select])
}

/** Reads what `select` finds, once per state, and gives the same value again while it stays `equal`. */
function selection<T>(text: OpenText, select: (state: EditorState) => T, equal: (a: T, b: T) => boolean): () => T {
  let last: { readonly state: EditorState; readonly value: T } | null = null
  return () => {
    const { state } = text
    if (last?.state === state) return last.value
    const fresh = select(state)
    const value = last && equal(last.value, fresh) ? last.value : fresh
    last = { state, value }
    return value
  }
}
