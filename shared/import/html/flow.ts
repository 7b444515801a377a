/** A part of a flow of blocks; `bare` is what stands in it where it is one paragraph of loose text. */
export interface Part {
  readonly level: number
  readonly xml: string
  readonly bare: string | null
}

/** Blocks parted by headings, each in a division of its level. */
export function divisions(parts: readonly Part[]): string {
  const written: string[] = []
  const open: number[] = []
  const close = (level: number) => {
    while ((open.at(-1) ?? 0) >= level) {
      open.pop()
      written.push('</div>')
    }
  }
  for (const { level, xml } of parts) {
    if (level > 0) {
      close(level)
      open.push(level)
      written.push('<div>')
    } else if (open.length === 0) {
      open.push(7)
      written.push('<div>')
    }
    written.push(xml)
  }
  close(1)
  return written.length === 0
    ? '<div>\n<p/>\n</div>'
    : written.join('\n').replace(/(<\/head>)\n(?=<\/div>|<div>)/g, '$1\n')
}

/** A block that stands in no heading’s place. */
export const part = (xml: string): Part => ({ level: 0, xml, bare: null })
/** The same, or none where nothing was written. */
export const one = (xml: string): readonly Part[] => (xml === '' ? [] : [part(xml)])
/** Blocks, a line each. */
export const lines = (parts: readonly Part[]): string => parts.map(({ xml }) => xml).join('\n')

/** Blocks as what holds them has them: bare text where they are one paragraph of it. */
export function together(parts: readonly Part[]): string {
  const [first] = parts
  return parts.length === 1 && first?.bare ? first.bare : lines(parts)
}
