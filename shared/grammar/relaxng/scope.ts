import type { Pattern } from '../pattern'
import type { SchemaNode } from './node'

/** How several definitions of one name are put together (RELAX NG, section 4.17). */
export type Combine = 'choice' | 'interleave' | null

/** What a name in a grammar stands for. */
export interface Definition {
  /** `null` for the start. */
  readonly name: string | null
  readonly combine: Combine
  /** `start` and `define` nodes; several are combined. */
  readonly nodes: readonly SchemaNode[]
  readonly scope: Scope
  /** Set when it is first asked for. */
  pattern: Pattern | null
}

/** One `grammar`: its names, and the grammar it stands in. */
export interface Scope {
  readonly outer: Scope | null
  readonly start: Definition | null
  readonly defined: ReadonlyMap<string, Definition>
}
