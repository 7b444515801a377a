import type { EntryKind } from '../../shared/edition'

/** A word in its context: one line of a `ContextList`. */
export interface ContextLine {
  /** Tells it apart from all others of the list, and stays the same while the list changes. */
  readonly key: string
  readonly before: string
  readonly text: string
  readonly after: string
  /** What would stand in its place, empty for nothing; left out or `null` where it stays. */
  readonly becomes?: string | null
  /** The number of its page; `null` where there is none. */
  readonly page: string | null
  readonly inNote: boolean
  /** What it is tagged as or wants to be: its underline shows it without colour. `null` for bare words. */
  readonly kind: EntryKind | 'date' | 'other' | null
  /** What else there is to say of it, such as the entry that it means; `null` for nothing. */
  readonly remark: string | null
  /** Whether it can be ticked; what cannot is shown in grey. */
  readonly tickable: boolean
}

/** Lines under a heading, or groups of them. */
export interface ContextGroup {
  readonly key: string
  readonly label: string
  readonly groups: readonly ContextGroup[]
  readonly lines: readonly ContextLine[]
}

/** A row of the list as it is drawn: a heading or a line, with its place among its siblings for screen readers. */
export type ContextRow = {
  readonly key: string
  /** 1 for the outermost. */
  readonly level: number
  /** Counted from 1. */
  readonly place: number
  readonly siblings: number
  /** The index of the row of its heading; -1 for the outermost. */
  readonly parent: number
} & (
  | {
      readonly kind: 'group'
      readonly label: string
      readonly folded: boolean
      readonly count: number
      /** Of all lines beneath it that can be ticked, at any depth and folded or not. */
      readonly tickable: readonly string[]
    }
  | { readonly kind: 'line'; readonly line: ContextLine }
)

/** Whether all, none or some of what can be ticked is; `none` where nothing can be. */
export type TickState = 'all' | 'some' | 'none'

/** The rows of groups from top to bottom; of a folded group only its heading. */
export function contextRows(groups: readonly ContextGroup[], folded: ReadonlySet<string>): readonly ContextRow[] {
  const rows: ContextRow[] = []
  addGroups(rows, groups, folded, 1, -1)
  return rows
}

function addGroups(
  rows: ContextRow[],
  groups: readonly ContextGroup[],
  folded: ReadonlySet<string>,
  level: number,
  parent: number,
): void {
  for (const [index, group] of groups.entries()) {
    const at = rows.length
    const isFolded = folded.has(group.key)
    rows.push({
      kind: 'group',
      key: group.key,
      level,
      place: index + 1,
      siblings: groups.length,
      parent,
      label: group.label,
      folded: isFolded,
      count: countOf(group),
      tickable: tickableOf(group),
    })
    if (isFolded) continue
    addGroups(rows, group.groups, folded, level + 1, at)
    for (const [place, line] of group.lines.entries())
      rows.push({
        kind: 'line',
        key: line.key,
        level: level + 1,
        place: group.groups.length + place + 1,
        siblings: group.groups.length + group.lines.length,
        parent: at,
        line,
      })
  }
}

function countOf(group: ContextGroup): number {
  return group.groups.reduce((sum, one) => sum + countOf(one), group.lines.length)
}

/** The keys of all lines of a group that can be ticked. */
export function tickableOf(group: ContextGroup): readonly string[] {
  const own = group.lines.filter(({ tickable }) => tickable).map(({ key }) => key)
  return [...group.groups.flatMap(tickableOf), ...own]
}

/** How much of some keys is ticked. */
export function tickState(keys: readonly string[], ticked: ReadonlySet<string>): TickState {
  const count = keys.reduce((sum, key) => sum + (ticked.has(key) ? 1 : 0), 0)
  return count === 0 ? 'none' : count === keys.length ? 'all' : 'some'
}

/** The keys that ticking a row ticks: its own, or those of its group; none for what cannot be ticked. */
export function keysOf(row: ContextRow): readonly string[] {
  if (row.kind === 'group') return row.tickable
  return row.line.tickable ? [row.key] : []
}
