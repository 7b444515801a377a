import type { ReadingBlock } from '../../reading-text/reading-text'

type Section = Extract<ReadingBlock, { kind: 'section' }>

/** A block with the divisions that it stands in, outermost first. */
interface Placed {
  readonly around: readonly Section[]
  readonly block: ReadingBlock
}

/** Elements that part a text, and those that hold them. */
const divisions = /^(?:div[1-7]?|TEI|teiCorpus|text|group|front|body|back)$/

/** The extent, in positions of the doc, beyond which a division is taken apart into those in it: about twenty pages of print. */
const largest = 50_000

/**
 * The blocks of a text as those of the files of a book: all in one, or, of a large text, one for each of its divisions, and of
 * those that are large again one for each in them. What stands before the divisions of a division has a file with its
 * heading, what stands behind them is in that of the last; page breaks before one are in its own. `end` is the position
 * at which the text ends.
 */
export function divided(blocks: readonly ReadingBlock[], end: number): readonly (readonly ReadingBlock[])[] {
  const files: Placed[][] = [[]]
  const begin = () => {
    const last = files.at(-1) ?? []
    if (!last.some(({ block }) => isText(block))) return
    const pages = last.length - 1 - last.findLastIndex(({ block }) => block.kind !== 'page')
    files.push(last.splice(last.length - pages))
  }
  const divide = (within: readonly ReadingBlock[], around: readonly Section[], until: number) => {
    const parts = isLarge(within, until) && within.some(isDivision)
    for (const [index, block] of within.entries()) {
      const next = within[index + 1]?.pos ?? until
      if (parts && isDivision(block)) {
        begin()
        divide(block.blocks, [...around, block], next)
        if (block.blocks.length === 0) files.at(-1)?.push({ around, block })
      } else files.at(-1)?.push({ around, block })
    }
  }
  divide(blocks, [], end)
  const named = new Set<Section>()
  return files.map((placed) => nested(placed, 0, named))
}

const isDivision = (block: ReadingBlock): block is Section => block.kind === 'section' && divisions.test(block.element)

const isText = ({ kind }: ReadingBlock): boolean => kind !== 'page'

const isLarge = (blocks: readonly ReadingBlock[], end: number): boolean => end - (blocks[0]?.pos ?? end) > largest

/** Blocks in the divisions that they stand in, each of which has its `xml:id` where it begins alone. */
function nested(placed: readonly Placed[], depth: number, named: Set<Section>): readonly ReadingBlock[] {
  const blocks: ReadingBlock[] = []
  for (let at = 0; at < placed.length;) {
    const section = placed[at]?.around[depth]
    let next = at + 1
    while (next < placed.length && placed[next]?.around[depth] === section) next++
    const own = placed.slice(at, next)
    if (section === undefined) blocks.push(...own.map(({ block }) => block))
    else {
      const xmlId = named.has(section) ? null : section.xmlId
      named.add(section)
      blocks.push({ ...section, xmlId, blocks: nested(own, depth + 1, named) })
    }
    at = next
  }
  return blocks
}
