import type { Node } from 'prosemirror-model'
import { mentionNames, spanAttrs } from '../queries/spans'
import { localName, type Attributes, type SpanAttrs } from '../schema'
import { pointersOf } from './links'

/** How many mentions point where: by values and not by entries, so that it stays true when the register changes. */
export interface MentionTally {
  /** For each value: how many mentions point at it, and how many of those are doubtful. */
  readonly links: readonly (readonly [value: string, count: number, doubtful: number])[]
  /** How many point nowhere, and how many of those are doubtful. */
  readonly unlinked: number
  readonly unlinkedDoubtful: number
}

/** Whether a tag is one of a mention: of an element that names somebody or something, or of a `gloss` that points at a term. */
export function isMention({ name, attributes }: Pick<SpanAttrs, 'name' | 'attributes'>): boolean {
  const local = localName(name)
  return mentionNames.has(local) || (local === 'gloss' && pointersOf(attributes) !== null)
}

/** Whether `@cert` says that a tag is doubtful (TEI P5, teidata.certainty and teidata.probability). */
export function isDoubtful({ cert = '' }: Attributes): boolean {
  const said = cert.trim()
  return said === 'low' || said === 'unknown' || (said !== '' && Number(said) < 0.5)
}

/** Counts the mentions of a doc. A span counts once, wherever it stands. Walks the doc. */
export function tallyOf(doc: Node): MentionTally {
  const seen = new Set<string>()
  const links = new Map<string, [count: number, doubtful: number]>()
  let [unlinked, unlinkedDoubtful] = [0, 0]
  doc.descendants((node) => {
    for (const mark of node.marks) {
      const attrs = spanAttrs(mark)
      if (!isMention(attrs) || seen.has(attrs.id)) continue
      seen.add(attrs.id)
      const doubtful = isDoubtful(attrs.attributes) ? 1 : 0
      const values = pointersOf(attrs.attributes)?.values ?? []
      for (const value of new Set(values)) {
        const [count, doubts] = links.get(value) ?? [0, 0]
        links.set(value, [count + 1, doubts + doubtful])
      }
      if (values.length > 0) continue
      unlinked += 1
      unlinkedDoubtful += doubtful
    }
  })
  return { links: [...links].map(([value, counts]) => [value, ...counts]), unlinked, unlinkedDoubtful }
}
