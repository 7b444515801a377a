import type { Node } from 'prosemirror-model'
import { schema, type SpanAttrs } from '../schema'

/**
 * The one assertion that carries every invariant of a doc. Throws a sentence where one is broken:
 * the schema holds, JSON brings it back, and one span id has one name and one set of attributes.
 */
export function assertSound(doc: Node): void {
  doc.check()
  if (!schema.nodeFromJSON(doc.toJSON()).eq(doc)) throw new Error('The doc does not survive JSON')
  const seen = new Map<string, string>()
  doc.descendants((node) => {
    for (const mark of node.marks) {
      const { id, name, attributes } = mark.attrs as SpanAttrs
      const said = JSON.stringify([name, attributes])
      if ((seen.get(id) ?? said) !== said) throw new Error(`Span ${id} is both ${seen.get(id) ?? ''} and ${said}`)
      seen.set(id, said)
    }
    const ids = node.marks.map((mark) => (mark.attrs as SpanAttrs).id)
    if (new Set(ids).size !== ids.length)
      throw new Error(`A span id stands twice on “${node.textContent.slice(0, 40)}”`)
  })
}
