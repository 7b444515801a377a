import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** The mark that the library puts before every footnote; ours stands in the style of numbers of notes. */
const doubled = /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/g

/**
 * The file as it is the same each time: without what the library takes from the clock, and with the numbers of notes once.
 *
 * @param day - the day that the file says it was made on, `2026-01-31`
 */
export function finished(bytes: Uint8Array, day: string): Uint8Array {
  const parts = unzipSync(bytes)
  const packed: Zippable = {}
  for (const [name, content] of Object.entries(parts))
    packed[name] = [amended(name, content, day), { mtime: DOS_START }]
  return zipSync(packed, { level: 6 })
}

/** The first day that a zip can name; a string without a zone, for zips know none. */
const DOS_START = '1980-01-01T12:00:00'

function amended(name: string, content: Uint8Array, day: string): Uint8Array {
  if (name === 'word/footnotes.xml') return strToU8(strFromU8(content).replace(doubled, ''))
  if (name !== 'docProps/core.xml') return content
  const at = `${day}T00:00:00Z`
  return strToU8(strFromU8(content).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${at}`))
}
