import { useCallback, useMemo, useState, type KeyboardEvent } from 'react'
import type { VersionRow } from '../store/rows'
import type { TimelineDay } from './timeline'

/** Which versions of a timeline are chosen. */
export interface VersionChoice {
  /** The one that keys work on; `null` where there is none. */
  readonly active: VersionRow | null
  /** The place of the active one in the timeline; -1 where there is none. */
  readonly index: number
  /** Another one, to be compared with it. */
  readonly picked: VersionRow | null
  /** Makes a version the active one; the one before stays picked where this is to be the second. */
  readonly choose: (row: VersionRow, second: boolean) => void
  /** Does what a key does; answers whether it does anything. */
  readonly press: (event: Pick<KeyboardEvent, 'key' | 'shiftKey'>) => boolean
}

/** How many versions Page Up and Page Down go over. */
const page = 10

/** Keeps which versions are chosen. The arrow keys, Page Up and Down, Home and End go; Space or Shift picks two. */
export function useVersionChoice(days: readonly TimelineDay[]): VersionChoice {
  const [chosen, setChosen] = useState<{ readonly active: number | null; readonly picked: number | null }>({
    active: null,
    picked: null,
  })
  const rows = useMemo(() => days.flatMap(({ versions }) => versions.map(({ row }) => row)), [days])
  const find = (seq: number | null) => rows.find((row) => row.seq === seq) ?? null
  const active = find(chosen.active) ?? rows[0] ?? null
  const picked = find(chosen.picked)
  const choose = useCallback(
    (row: VersionRow, second: boolean) => {
      setChosen((now) => ({
        active: row.seq,
        picked: second ? (now.picked ?? now.active ?? rows[0]?.seq ?? null) : null,
      }))
    },
    [rows],
  )
  const press = ({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean => {
    if (active === null) return false
    if (key === ' ') {
      setChosen({ active: active.seq, picked: picked === active ? null : active.seq })
      return true
    }
    if (key === 'Escape' && picked !== null) {
      setChosen({ active: active.seq, picked: null })
      return true
    }
    const next = rows[placeAfter(key, rows.indexOf(active), rows.length)]
    if (next === undefined) return false
    setChosen({ active: next.seq, picked: shiftKey ? (picked ?? active).seq : (picked?.seq ?? null) })
    return true
  }
  return { active, index: active === null ? -1 : rows.indexOf(active), picked, choose, press }
}

function placeAfter(key: string, here: number, count: number): number {
  const within = (index: number) => Math.max(0, Math.min(count - 1, index))
  if (key === 'ArrowDown') return within(here + 1)
  if (key === 'ArrowUp') return within(here - 1)
  if (key === 'PageDown') return within(here + page)
  if (key === 'PageUp') return within(here - page)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : -1
}
