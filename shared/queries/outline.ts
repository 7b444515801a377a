import type { Node } from 'prosemirror-model'

export interface Heading {
  readonly pos: number
  readonly text: string
  readonly level: number
}
export declare function outlineOf(doc: Node): readonly Heading[]
