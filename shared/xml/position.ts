import type { SourcePlace } from '../finding'

/** Line and column (from 1, in UTF-16 units) of an offset. A line ends with LF, CR LF or CR. */
export function positionAt(text: string, offset: number): SourcePlace {
  let line = 1
  let start = 0
  const end = Math.min(offset, text.length)
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++
      start = i + 1
    }
  }
  return { line, column: end - start + 1 }
}
