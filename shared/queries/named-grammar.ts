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
    const [address = ''] = (href?.[1] ?? href?.[2] ?? '').split(/[?#]/, 1)
    const file = address.slice(address.lastIndexOf('/') + 1)
    if (/.\.rng$/i.test(file)) return file
  }
  return null
}
