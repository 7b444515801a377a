import type { Reading } from '../finding'
import type { Decode } from '../text-file'
import type { Imported } from './imported'

/** Reads the bytes of a file. */
type Reader = (name: string, bytes: Uint8Array, decode: Decode) => Reading<Imported>

/** What becomes TEI by being read, by how its name ends; each reader is loaded when it is wanted. */
const readers: readonly { readonly ending: RegExp; readonly load: () => Promise<Reader> }[] = [
  {
    ending: /\.(?:x?html?)$/i,
    load: async () => {
      const [{ importHtml }, { decodeHtmlFile }] = await Promise.all([import('./html'), import('./html/html-bytes')])
      return (name, bytes, decode) => {
        const { value, findings } = decodeHtmlFile(bytes, decode)
        return value === null ? { value, findings } : withFindings(importHtml(name, value), findings)
      }
    },
  },
  {
    ending: /\.(?:md|markdown)$/i,
    load: async () => {
      const [{ importMarkdown }, { decodeTextFile }] = await Promise.all([import('./markdown'), import('../text-file')])
      return (name, bytes, decode) => {
        const { value, findings } = decodeTextFile(bytes, decode)
        return value === null ? { value, findings } : withFindings(importMarkdown(name, value), findings)
      }
    },
  },
  {
    ending: /\.docx$/i,
    load: async () => {
      const { importDocx } = await import('./docx')
      return (name, bytes) => importDocx(name, bytes)
    },
  },
]

/** Whether a file becomes TEI by being read, so that it cannot be written back to. */
export function isConverted(name: string): boolean {
  return readers.some(({ ending }) => ending.test(name))
}

/**
 * Reads a file that is neither TEI nor plain text, by how its name ends; `null` where it is one of these, which
 * `importFile` reads. What it became is TEI, so its `format` is that.
 */
export async function importConverted(
  name: string,
  bytes: Uint8Array,
  decode: Decode,
): Promise<Reading<Imported> | null> {
  const reader = readers.find(({ ending }) => ending.test(name))
  return reader === undefined ? null : (await reader.load())(name, bytes, decode)
}

function withFindings(reading: Reading<Imported>, findings: Reading<Imported>['findings']): Reading<Imported> {
  return { ...reading, findings: [...findings, ...reading.findings] }
}
