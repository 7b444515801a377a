import type { Encoding } from './encodings'
import type { Finding, SourcePlace } from './finding'

/** An empty file, or one that holds only a byte order mark. */
export const empty: Finding = {
  severity: 'error',
  code: 'file-empty',
  message: 'The file is empty, so there is no text to read. Nothing was changed.',
}

/** A file that is no text: of a known kind (`a PDF file`), or, where `kind` is `null`, with a zero byte `at` its place. */
export function binary(kind: string | null, at?: SourcePlace): Finding {
  const what = kind === null ? 'The file is not text (it holds a zero byte)' : `The file is ${kind}, not text`
  return {
    severity: 'error',
    code: 'file-binary',
    message: `${what}. Nothing was changed. Save it as plain text or TEI in the program it came from, and open that file.`,
    ...(kind === null ? {} : { values: { kind } }),
    ...(at ? { at } : {}),
  }
}

/** A file in an encoding that is known by its name and not read. */
export function unreadable(name: string): Finding {
  return {
    severity: 'error',
    code: 'encoding-unknown',
    message: `The file is in the encoding ${name}, which Recto does not read. Nothing was changed. Save it as UTF-8, and open it again.`,
    values: { encoding: name },
  }
}

/** An XML declaration that names another encoding than the bytes show. */
export function misdeclared(name: string, encoding: Encoding): Finding {
  const read = encoding.toUpperCase()
  return {
    severity: 'warning',
    code: 'encoding-misdeclared',
    message: `The XML declaration names the encoding ${name}, but the bytes are ${read}; they were read as ${read}.`,
    values: { declared: name, encoding: read },
    at: { line: 1, column: 1 },
  }
}

/** Bytes (in hexadecimal) that cannot stand in the encoding, and where. */
export function invalid(encoding: Encoding, bytes: string, at: SourcePlace): Finding {
  const name = encoding.toUpperCase()
  const what = bytes.includes(' ') ? `the bytes ${bytes}` : `the byte ${bytes}`
  return {
    severity: 'error',
    code: 'invalid-bytes',
    message:
      `The file is not valid ${name}: line ${String(at.line)}, column ${String(at.column)} holds ${what}, which cannot stand there. ` +
      'Nothing was changed. Save it as UTF-8 in the program it came from, and open it again.',
    values: { encoding: name, bytes, line: at.line, column: at.column },
    at,
  }
}
