import { useCallback, useSyncExternalStore } from 'react'

/** How many rows are drawn beyond what is in sight, on either side. */
const beyond = 12

/** How many rows are taken to be in sight until the list has a size. */
const atFirst = 20

/** Which rows of a long list are drawn. */
export interface RowsInSight {
  readonly first: number
  /** The first that is not drawn any more. */
  readonly end: number
  /** How many rows are in sight at once. */
  readonly page: number
}

/**
 * Which of `count` rows, each `height` CSS pixels high, stand in sight of a scrolling element, so that only these need to
 * be drawn.
 */
export function useRowsInSight(list: HTMLElement | null, count: number, height: number): RowsInSight {
  const subscribe = useCallback((changed: () => void) => followSight(list, changed), [list])
  const top = useSyncExternalStore(subscribe, () => Math.floor((list?.scrollTop ?? 0) / height))
  const rows = useSyncExternalStore(subscribe, () =>
    list === null ? atFirst : Math.max(1, Math.ceil(list.clientHeight / height)),
  )
  return {
    first: Math.max(0, Math.min(top - beyond, count)),
    end: Math.min(count, top + rows + beyond),
    page: Math.max(1, rows - 1),
  }
}

/** Brings a row of such a list in sight. */
export function showRow(list: HTMLElement, index: number, height: number): void {
  const top = index * height
  if (top < list.scrollTop) list.scrollTo({ top })
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTo({ top: top + height - list.clientHeight })
}

function followSight(list: HTMLElement | null, changed: () => void): () => void {
  if (list === null) return () => undefined
  const observer = new ResizeObserver(changed)
  observer.observe(list)
  list.addEventListener('scroll', changed, { passive: true })
  return () => {
    observer.disconnect()
    list.removeEventListener('scroll', changed)
  }
}
