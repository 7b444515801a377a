import type { Node } from 'prosemirror-model'
import { formats } from '../../../shared/export'
import { encodeTextFile } from '../../../shared/text-file'
import type { OriginalRow } from '../../store/rows'

/** A text as a TEI file, in the encoding of the one that it was read from. */
export function teiBytes(doc: Node, original: OriginalRow | null): Uint8Array {
  const source = original?.format === 'tei' ? original.file : null
  const text = formats.tei.write({ doc, source: source?.text ?? null })
  const { encoding, bom } = source ?? { encoding: 'utf-8', bom: false }
  return encodeTextFile({ text, encoding, bom })
}
