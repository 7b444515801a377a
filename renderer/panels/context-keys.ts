import { keysOf, tickState, type ContextRow } from './context-rows'

/** What a key does in a list of words in context. */
export type ContextStep =
  | { readonly kind: 'go'; readonly to: number }
  /** Ticks or unticks, and then goes to a row. */
  | { readonly kind: 'tick'; readonly keys: readonly string[]; readonly on: boolean; readonly to: number }
  | { readonly kind: 'fold'; readonly key: string; readonly folded: boolean }
  | { readonly kind: 'open'; readonly key: string }

/** The keys that were pressed with another. */
export interface Held {
  readonly shift: boolean
  /** Control, or Command on a Mac. */
  readonly mod: boolean
}

/** Where the person is in a list. */
export interface ContextPlace {
  readonly rows: readonly ContextRow[]
  /** The index of the row that keys speak of. */
  readonly active: number
  readonly ticked: ReadonlySet<string>
  /** How many rows are in sight. */
  readonly page: number
}

/**
 * What a key does: arrows, Home, End and Page keys go, Left and Right fold and unfold, Space ticks a line or its group's
 * lines, with Shift the group that the line stands in; arrows with Shift carry the tick of a row on to the next ones,
 * Mod-A ticks all or, where all is ticked, nothing. `null` where it does nothing.
 */
export function contextStep(key: string, held: Held, place: ContextPlace): ContextStep | null {
  const { rows, active } = place
  const row = rows[active]
  if (row === undefined) return null
  if (held.mod) return key.toLowerCase() === 'a' && !held.shift ? tickAll(place) : goTo(key, place)
  if (key === ' ') return held.shift ? tickGroup(row, place) : tickRow(row, place)
  if (held.shift && (key === 'ArrowDown' || key === 'ArrowUp')) return carryOn(row, place, key === 'ArrowDown' ? 1 : -1)
  if (key === 'ArrowLeft' || key === 'ArrowRight') return fold(row, place, key === 'ArrowLeft')
  if (key === 'Enter') return row.kind === 'line' ? { kind: 'open', key: row.key } : foldTo(row, !row.folded)
  return goTo(key, place)
}

function goTo(key: string, { rows, active, page }: ContextPlace): ContextStep | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -rows.length,
    End: rows.length,
  }
  const step = steps[key]
  return step === undefined ? null : { kind: 'go', to: Math.max(0, Math.min(rows.length - 1, active + step)) }
}

function tickRow(row: ContextRow, { active, ticked }: ContextPlace): ContextStep {
  const keys = keysOf(row)
  return { kind: 'tick', keys, on: tickState(keys, ticked) !== 'all', to: active }
}

function tickGroup(row: ContextRow, place: ContextPlace): ContextStep {
  const group = row.kind === 'group' ? row : (place.rows[row.parent] ?? row)
  return tickRow(group, place)
}

function tickAll(place: ContextPlace): ContextStep {
  const keys = place.rows.filter(({ level }) => level === 1).flatMap(keysOf)
  return { kind: 'tick', keys, on: tickState(keys, place.ticked) !== 'all', to: place.active }
}

/** The next row becomes as this one is. */
function carryOn(row: ContextRow, { rows, active, ticked }: ContextPlace, step: 1 | -1): ContextStep {
  const to = Math.max(0, Math.min(rows.length - 1, active + step))
  const next = rows[to]
  const on = tickState(keysOf(row), ticked) !== 'none'
  return { kind: 'tick', keys: next?.kind === 'line' ? keysOf(next) : [], on, to }
}

function fold(row: ContextRow, { active }: ContextPlace, closing: boolean): ContextStep | null {
  if (row.kind === 'group' && row.folded !== closing) return foldTo(row, closing)
  if (closing) return row.parent < 0 ? null : { kind: 'go', to: row.parent }
  return row.kind === 'group' ? { kind: 'go', to: active + 1 } : null
}

const foldTo = ({ key }: ContextRow, folded: boolean): ContextStep => ({ kind: 'fold', key, folded })
