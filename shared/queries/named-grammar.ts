import type { Node } from 'prosemirror-model'
import type { DocAttrs } from '../schema'

/**
 * The file name of the RELAX NG grammar that a text names before its root (`<?xml-model href="…"?>`, W3C “Associating
 * Schemas with XML documents”); `null` where it names none.
 */
export function namedGrammar(doc: Node): string | null {
  const { prolog } = doc.attrs as DocAttrs
  for (const [, data = ''] of prolog.replace(/<!--.*?-->/gs, '').matchAll(/<\?xml-model\s(.*?)\?>/gs)) {
    const href = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(data)
    const file = /([^/?#]+\.rng)(?:[?#].*)?$/i.exec(href?.[1] ?? href?.[2] ?? '')?.[1]
    if (file !== undefined) return file
  }
  return null
}
