import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../electron/install.mjs'
import { generatedText } from './generated-text'

/** A text to measure with. */
export interface BenchText {
  /** What the report calls it. */
  readonly name: string
  /** In millions of bytes of TEI. */
  readonly megabytes: number
  /** The TEI itself. Made or read anew each time: nobody has to hold it. */
  readonly xml: () => string
}

const generated = (megabytes: number): BenchText => ({
  name: `${megabytes} MB`,
  megabytes,
  xml: () => generatedText(megabytes * 1_000_000),
})

/** Generated texts, by size. */
export const texts = {
  small: generated(0.1),
  volume: generated(1.2),
  one: generated(1),
  four: generated(4),
  large: generated(10.6),
} as const

/** Generated texts of all sizes that figures are compared over, the smallest first. */
export const sizes: readonly BenchText[] = [texts.small, texts.one, texts.four, texts.large]

/** The real volumes that lie beside the checkout, if any. */
export function volumes(): readonly BenchText[] {
  const folder = join(root, '..', 'shared', 'data', 'frus', 'volumes')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => {
      const xml = () => readFileSync(join(folder, name), 'utf8')
      return { name: name.replace(/\.xml$/, ''), megabytes: Buffer.byteLength(xml()) / 1_000_000, xml }
    })
}
