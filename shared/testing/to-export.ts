import type { Node } from 'prosemirror-model'
import { presetReadings } from '../queries/readings'

/** What an export is made of, in a test: these texts, each with its title, and nothing else. */
export function toExport(...docs: readonly (readonly [title: string, doc: Node])[]) {
  return {
    texts: docs.map(([title, doc], index) => ({ id: `text-${String(index + 1)}`, title, doc, source: null })),
    title: docs.length === 1 ? (docs[0]?.[0] ?? '') : 'The quay',
    entries: [],
    reading: presetReadings.all,
    today: '2026-01-31',
  }
}
