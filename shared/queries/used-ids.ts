import type { Node } from 'prosemirror-model'
import type { Attributes } from '../schema'
import { spanAttrs } from './spans'

/** Every `xml:id` of a doc: of elements, spans, and in what is kept as XML (the header too). Walks the doc. */
export function usedIds(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>()
  const add = (attributes: Attributes | undefined) => {
    const id = attributes?.['xml:id']
    if (id !== undefined) ids.add(id)
  }
  add(doc.attrs['attributes'] as Attributes | undefined)
  doc.descendants((node) => {
    const { attributes, xml } = node.attrs as { readonly attributes?: Attributes; readonly xml?: string }
    add(attributes)
    for (const mark of node.marks) add(spanAttrs(mark).attributes)
    for (const match of xml?.matchAll(/\bxml:id\s*=\s*(?:"([^"]*)"|'([^']*)')/g) ?? [])
      ids.add((match[1] ?? match[2] ?? '').trim())
  })
  return ids
}

/** The first of `note-1`, `note-2` … that is none of `taken`. */
export function freeId(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = `${base}-${String(number)}`
    if (!taken.has(id)) return id
  }
}
