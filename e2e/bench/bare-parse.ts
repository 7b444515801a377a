import { SaxesParser } from 'saxes'
import { texts, volumes, type BenchText } from './texts'

/** What the figures of reading and writing are compared with. */
export const bareParse = 'bare saxes parse'

/** Parses XML with nothing but saxes, which resolves namespaces and counts lines, and keeps nothing. */
export function parseBarely(xml: string): void {
  new SaxesParser({ xmlns: true, position: true }).write(xml).close()
}

/** The texts of about 4 MB: the generated one, and real volumes where there are some. */
export function textsOfFour(): readonly BenchText[] {
  return [texts.four, ...volumes().filter(({ megabytes }) => megabytes > 3)]
}
