import type { Stretch } from './difference'

/** Two stretches that differ, before it is said how. */
export interface Differing {
  readonly old: Stretch
  readonly new: Stretch
}

/** Two that follow each other, and what lies between them, as one. */
export function joined(one: Differing, other: Differing): Differing {
  return {
    old: { from: one.old.from, to: other.old.to },
    new: { from: one.new.from, to: other.new.to },
  }
}
