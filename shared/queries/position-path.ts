import type { ResolvedPos } from 'prosemirror-model'

export type PathPart =
  | { readonly kind: 'node'; readonly name: string; readonly pos: number }
  | { readonly kind: 'span'; readonly name: string; readonly id: string }
export declare function positionPath($pos: ResolvedPos): readonly PathPart[]
