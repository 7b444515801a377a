import { collateTexts } from '../../../shared/collate/collate-texts'
import { witnessOf, type Witness } from '../../../shared/collate/witness'
import { assertNever, type Reading } from '../../../shared/finding'
import { importFile } from '../../../shared/import'
import { importDocx } from '../../../shared/import/docx'
import { isZip } from '../../../shared/import/docx/word-package'
import { schema } from '../../../shared/schema'
import { decodeTextFile } from '../../../shared/text-file'
import { decode } from '../decode'
import type { FromCollator, OtherText, TextsToCollate } from './collate-messages'

const tell = (message: FromCollator): void => {
  postMessage(message)
}

addEventListener('message', ({ data }: MessageEvent<TextsToCollate>) => {
  const { value: witness, findings } = read(data.other)
  if (witness === null) {
    tell({ kind: 'refused', findings })
    return
  }
  tell({ kind: 'progress', part: 0.1 })
  const work = collateTexts(schema.nodeFromJSON(JSON.parse(data.doc)), witness)
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) {
      tell({ kind: 'collated', collation: step.value, witness })
      return
    }
    tell({ kind: 'progress', part: 0.1 + 0.9 * step.value })
  }
})

function read(other: OtherText): Reading<Witness> {
  switch (other.kind) {
    case 'witness':
      return { value: other.witness, findings: [] }
    case 'doc':
      return { value: witnessOf(schema.nodeFromJSON(JSON.parse(other.json))), findings: [] }
    case 'file':
      return isZip(other.bytes) || /\.docx$/i.test(other.name) ? readWord(other) : readText(other)
    default:
      return assertNever(other)
  }
}

/** The words of a Word file; its comments are none. */
function readWord({ name, bytes }: OtherText & { readonly kind: 'file' }): Reading<Witness> {
  const { value, findings } = importDocx(name, bytes, { comments: false })
  return { value: value && witnessOf(value.doc), findings }
}

function readText({ name, bytes }: OtherText & { readonly kind: 'file' }): Reading<Witness> {
  const decoded = decodeTextFile(bytes, decode)
  if (decoded.value === null) return { value: null, findings: decoded.findings }
  const { value, findings } = importFile(name, decoded.value)
  return { value: value && witnessOf(value.doc), findings: [...decoded.findings, ...findings] }
}
