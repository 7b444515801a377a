import type { KeyboardEvent } from 'react'

/** One line of a tree. */
export interface TreeLine {
  /** Stays the same while the line is the same thing; unique in the tree. */
  readonly id: number
  readonly label: string
  /** What stands quietly before the label, such as a kind. */
  readonly kind: string
  /** Whether the label stands in for one that is missing. */
  readonly quiet: boolean
  /** 1 for the outermost. */
  readonly level: number
  /** Whether the lines within are shown; `null` where there are none. */
  readonly expanded: boolean | null
  /** Its place among its siblings, from 1, and how many there are. */
  readonly place: number
  readonly count: number
  readonly draggable: boolean
}

/** Where a line is dropped. */
export type DropWhere = 'before' | 'after' | 'within'

/** What a tree does; should stay the same object, or every line renders again. */
export interface TreeActions {
  readonly onChoose: (index: number) => void
  readonly onFocus: (index: number) => void
  /** Shows or hides what is in a line. */
  readonly onFold: (index: number, expanded: boolean) => void
  /** A key that the tree has no use for; whether it was dealt with. */
  readonly onKey: (event: KeyboardEvent, index: number) => boolean
  readonly onRename: (index: number, label: string) => void
  readonly onRenameEnd: () => void
  readonly mayDrop: (from: number, to: number, where: DropWhere) => boolean
  readonly onDrop: (from: number, to: number, where: DropWhere) => void
}

/** The element of a line of a tree. */
export function lineAt(tree: HTMLElement | null, index: number): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`) ?? null
}

/** The index of the line that an element stands in, or -1. */
export function indexOf(target: EventTarget): number {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return Number(line?.dataset['index'] ?? -1)
}
