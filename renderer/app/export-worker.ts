import { assertNever } from '../../shared/finding'
import { exportPlainText } from '../../shared/export/plain-text'
import { schema } from '../../shared/schema'
import { writePreserving } from '../../shared/tei/preserve'
import { readTei } from '../../shared/tei/read'
import { writeRebuilt } from '../../shared/tei/write'
import { encodeTextFile, type TextFile } from '../../shared/text-file'
import type { FormatId } from './write-text'

/** What is to be written. */
export interface TextToWrite {
  readonly format: FormatId
  /** The doc as JSON text. */
  readonly doc: string
  /** The file that the text was read from; a TEI file lends its source to the TEI that is written. */
  readonly original: { readonly format: 'plain-text' | 'tei'; readonly file: TextFile } | null
}

/** What was written. */
export interface TextWritten {
  readonly bytes: Uint8Array
  /** How many characters the encoding lacks and that were written as “?”. */
  readonly lacking: number
}

function write({ format, doc: json, original }: TextToWrite): TextWritten {
  const doc = schema.nodeFromJSON(JSON.parse(json))
  switch (format) {
    case 'tei': {
      const source = original?.format === 'tei' ? original.file : null
      const reading = source === null ? null : readTei(source.text).value
      const text = reading === null ? writeRebuilt(doc) : writePreserving(doc, reading)
      return { bytes: encodeTextFile({ ...spelling(source), text }), lacking: 0 }
    }
    case 'txt': {
      const source = original?.format === 'plain-text' ? original.file : null
      let lacking = 0
      const question = () => {
        lacking += 1
        return '?'
      }
      return { bytes: encodeTextFile({ ...spelling(source), text: exportPlainText(doc) }, question), lacking }
    }
    default:
      return assertNever(format)
  }
}

/** The encoding of the file it came from, else UTF-8. */
function spelling(source: TextFile | null): Pick<TextFile, 'encoding' | 'bom'> {
  return source === null ? { encoding: 'utf-8', bom: false } : { encoding: source.encoding, bom: source.bom }
}

addEventListener('message', ({ data }: MessageEvent<TextToWrite>) => {
  postMessage(write(data))
})
