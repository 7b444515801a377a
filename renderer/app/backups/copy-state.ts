import type { BackupPlace, Problem } from '../../../shared/host'

/** How the second copy of one edition stands. */
export type CopyState =
  /** This host keeps no second copies: a browser. */
  | { readonly kind: 'off' }
  /** Work waits for its copy; `at` is when the last one was written, `null` where there is none. */
  | { readonly kind: 'waiting'; readonly at: number | null }
  | { readonly kind: 'writing'; readonly at: number | null }
  /** The copy holds all that is in the edition. */
  | { readonly kind: 'done'; readonly at: number }
  /** No copy can be written now; `problem` says why and what to do. It is tried again. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly at: number | null }

/** What is known of all second copies. */
export interface Copies {
  /** Where they are kept: `null` where this host keeps none. `undefined` until it is known. */
  readonly place: BackupPlace | null | undefined
  /** Whether work may wait for its copy. */
  readonly behind: boolean
  /** The editions that are being copied or wait for it just now. */
  readonly writing: ReadonlySet<string>
  /** Why no copy can be written at all, and what stands in the way of single editions. */
  readonly problem: Problem | null
  readonly problems: ReadonlyMap<string, Problem>
  /** When each edition was copied last. */
  readonly last: ReadonlyMap<string, number>
}

/** How the second copy of an edition stands. */
export function copyStateOf(copies: Copies, edition: string): CopyState {
  if (copies.place === null) return { kind: 'off' }
  const at = copies.last.get(edition) ?? null
  const problem = copies.problem ?? copies.problems.get(edition) ?? null
  if (copies.writing.has(edition)) return { kind: 'writing', at }
  if (problem !== null) return { kind: 'failed', problem, at }
  return copies.behind || at === null ? { kind: 'waiting', at } : { kind: 'done', at }
}
