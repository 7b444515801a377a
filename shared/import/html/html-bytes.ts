import { decodeBytes } from '../../encodings'
import type { Finding, Reading } from '../../finding'
import { decodeTextFile, type Decode, type TextFile } from '../../text-file'

/** The encodings that pages name and that are windows-1252 to every browser (Encoding Standard, 4.2 “Names and labels”). */
const western = /^(?:windows-1252|cp1252|x-cp1252|iso-?8859-?1|iso_8859-1|latin-?1|l1|us-ascii|ascii)$/i

/**
 * The text of a page: UTF-8 or UTF-16 where its bytes are that, else windows-1252, as browsers have it and as Word saves pages, which
 * is told. A page that names an encoding that is neither is not guessed at.
 */
export function decodeHtmlFile(bytes: Uint8Array, decode: Decode): Reading<TextFile> {
  const reading = decodeTextFile(bytes, decode)
  if (reading.value !== null || !reading.findings.some(({ code }) => code === 'invalid-bytes')) return reading
  const start = decodeBytes('windows-1252', bytes.subarray(0, 4096)) ?? ''
  const said = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:-]+)/i.exec(start)?.[1] ?? 'windows-1252'
  const text = western.test(said) ? decodeBytes('windows-1252', bytes) : null
  if (text === null) return reading
  return {
    value: { text, encoding: 'windows-1252', bom: false },
    findings: western.test(said) && /charset/i.test(start) ? [] : [guessed],
  }
}

const guessed: Finding = {
  severity: 'warning',
  code: 'html-encoding-guessed',
  message: 'The page does not say how its letters are written, so it was read as Windows writes Western European ones.',
}
