import { useState, type KeyboardEvent } from 'react'
import { matchesKey } from '../ui/keys'

/** A walk through numbered things, by keys or buttons. */
export interface Walk {
  /** Which one is current, from 0; `null` before the first. */
  readonly current: number | null
  readonly go: (index: number) => void
  readonly next: () => void
  readonly previous: () => void
  /** Takes the keys that walk, and those of `more`; what it has dealt with goes no further. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const nextKeys = ['F8', 'n', 'ArrowRight']
const previousKeys = ['Shift-F8', 'p', 'ArrowLeft']

/** Walks through `count` things, round about; `arrived` is told each time. `more` are other keys. */
export function useWalk(
  count: number,
  arrived: (index: number) => void,
  more: Readonly<Record<string, (event: KeyboardEvent) => boolean>>,
): Walk {
  const [at, setAt] = useState<number | null>(null)
  const current = at === null || at >= count ? null : at
  const go = (index: number) => {
    if (count === 0) return
    const place = (index + count) % count
    setAt(place)
    arrived(place)
  }
  const next = () => {
    go(current === null ? 0 : current + 1)
  }
  const previous = () => {
    go(current === null ? -1 : current - 1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const is = (keys: readonly string[]) => keys.some((key) => matchesKey(event.nativeEvent, key))
    // In a choice the arrows choose.
    const choosing = event.target instanceof Element && event.target.closest('[role="radio"]')
    const arrow = event.key.startsWith('Arrow')
    if (arrow && choosing) return
    const other = Object.entries(more).find(([key]) => matchesKey(event.nativeEvent, key))
    if (is(nextKeys)) next()
    else if (is(previousKeys)) previous()
    else if (other?.[1](event) !== true) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { current, go, next, previous, onKeyDown }
}
