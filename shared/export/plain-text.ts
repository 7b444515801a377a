import type { Node } from 'prosemirror-model'
import type { DocAttrs } from '../schema'
import { plainLines } from '../tei/plain-lines'

/**
 * The text in the form in which texts come from web pages (see `tei/plain-lines.ts`). What was read from plain text
 * comes back character for character; other TEI loses what plain text cannot say: tags, kinds of blocks, the header.
 *
 * The text ends with the line ends that stand after the root element of the TEI file; its line ends are those of the
 * prolog.
 */
export function exportPlainText(doc: Node): string {
  const { prolog, epilog } = doc.attrs as DocAttrs
  const parts: string[] = []
  for (const { text, gap } of plainLines(doc)) parts.push('\n'.repeat(gap), text)
  parts.push(/^[\r\n]*/.exec(epilog)?.[0].replaceAll('\r\n', '\n') ?? '')
  const text = parts.join('')
  return prolog.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
}
