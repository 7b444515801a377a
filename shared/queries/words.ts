import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'

export declare function wordCount(doc: Node): number
export declare function wordAt(doc: Node, pos: number): (DocRange & { readonly text: string }) | null
