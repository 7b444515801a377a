import { useMemo, type KeyboardEvent } from 'react'
import { useTypeAhead } from '../../ui/type-ahead'
import type { ChosenLine, RegisterLine } from './register-lines'

/** Which lines of the register are chosen, by key. */
export interface LineChoice {
  /** The one that keys work on. */
  readonly active: string | null
  /** The entries that were picked to be merged or removed together. */
  readonly picked: ReadonlySet<string>
  /** Where the active one stood: how many lines before it, and how many from it to the end. */
  readonly place?: { readonly before: number; readonly rest: number }
}

/** What is chosen, among the lines that are listed. */
export interface ChosenLines {
  /** `null` where nothing is listed. */
  readonly active: ChosenLine | null
  /** Its index among all lines, or -1. */
  readonly index: number
  /** What was picked, in the order of the list; else the active entry; empty where that is none. */
  readonly entries: readonly string[]
  /** Does what a key does; answers whether it does anything. */
  readonly press: (event: KeyboardEvent) => boolean
  /** The person comes into the list: what is active there is what they mean from then on. */
  readonly settle: () => void
  readonly choose: (line: ChosenLine, how: 'only' | 'pick' | 'range') => void
}

/** How many lines Page Up and Page Down go over. */
const page = 10

/** Walks and picks lines by keys: arrows, Page Up and Down, Home and End, letters; Space picks, Shift picks on the way. */
export function useLineChoice(
  lines: readonly RegisterLine[],
  choice: LineChoice,
  onChoice: (choice: LineChoice) => void,
): ChosenLines {
  const chosen = useMemo(() => lines.filter((line) => line.kind !== 'heading'), [lines])
  const labels = useMemo(
    () => chosen.map((line) => ({ label: line.kind === 'entry' ? line.entry.name : line.name.text })),
    [chosen],
  )
  const ahead = useTypeAhead(labels)
  const found = chosen.findIndex((line) => line.key === choice.active)
  const here = found < 0 ? placeOfGone(choice, chosen.length) : found
  const active = chosen[here] ?? null
  const picked = chosen.filter((line) => line.kind === 'entry' && choice.picked.has(line.key)).map(({ key }) => key)

  const put = (next: LineChoice) => {
    const before = chosen.findIndex(({ key }) => key === next.active)
    onChoice({ ...next, place: { before, rest: chosen.length - before } })
  }
  const pickedTo = (to: number): ReadonlySet<string> => {
    const between = chosen.slice(Math.min(here, to), Math.max(here, to) + 1)
    return new Set([...choice.picked, ...between.flatMap((line) => (line.kind === 'entry' ? [line.key] : []))])
  }
  const go = (to: number, pick: boolean) => {
    const line = chosen[Math.max(0, Math.min(chosen.length - 1, to))]
    if (line) put({ active: line.key, picked: pick ? pickedTo(chosen.indexOf(line)) : choice.picked })
  }
  const toggle = (line: ChosenLine) => {
    if (line.kind !== 'entry') return
    const next = new Set(choice.picked)
    if (!next.delete(line.key)) next.add(line.key)
    put({ active: line.key, picked: next })
  }
  return {
    active,
    index: active === null ? -1 : lines.indexOf(active),
    entries: picked.length > 0 ? picked : active?.kind === 'entry' ? [active.key] : [],
    settle: () => {
      if (active !== null && choice.active !== active.key) put({ ...choice, active: active.key })
    },
    choose: (line, how) => {
      if (how === 'pick') toggle(line)
      else if (how === 'range') go(chosen.indexOf(line), true)
      else put({ active: line.key, picked: new Set() })
    },
    press: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || active === null) return false
      if (event.key === ' ') toggle(active)
      else if (event.key === 'Escape' && choice.picked.size > 0) onChoice({ ...choice, picked: new Set() })
      else {
        const to = placeAfter(event.key, here, chosen.length) ?? ahead(event, here)
        if (to === null) return false
        if (to >= 0) go(to, event.shiftKey && event.key.length > 1)
      }
      return true
    },
  }
}

/**
 * Which line is active where the active one is not there any more: of names, which stand at the end, the next; of entries, the
 * one that came into its place. -1 where there is none.
 */
function placeOfGone({ active, place }: LineChoice, count: number): number {
  const isName = active?.startsWith('name ') === true
  const at = active === null || place === undefined ? 0 : isName ? count - place.rest + 1 : place.before
  return Math.min(Math.max(0, at), count - 1)
}

function placeAfter(key: string, here: number, count: number): number | null {
  if (key === 'ArrowDown') return here + 1
  if (key === 'ArrowUp') return Math.max(0, here - 1)
  if (key === 'PageDown') return here + page
  if (key === 'PageUp') return Math.max(0, here - page)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
