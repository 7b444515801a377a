import type { ReadingBlock, ReadingText } from '../../reading-text/reading-text'
import { blocksHtml, divisionHtml, isDivision, type Section } from './blocks'
import { endNotes, waitingNotes } from './notes'
import { beginWriting, previewSettings } from './text-html'
import type { NotePlace, TextSettings } from './writing'

/** A part of a text as HTML that is the same wherever the text before it grows: its `data-pos` count from `pos`. */
export interface PreviewChunk {
  /** The position of its first block in the doc; that of the text for notes at its end. */
  readonly pos: number
  readonly html: string
  /** Whether it holds the notes at the end rather than a part of the text. */
  readonly notes: boolean
}

/** How many blocks a chunk holds at least, where its division has as many. */
const room = 24

/** Blocks in a row that stand in the same divisions, outermost first. */
interface Run {
  readonly path: readonly Section[]
  readonly blocks: readonly ReadingBlock[]
  readonly before: ReadingBlock | null
}

/**
 * The reading text of one text as HTML in parts, for a preview that draws those in sight and replaces those that changed. One
 * after the other they are what `previewHtml` writes, a division that is parted having its element in each part.
 */
export function previewChunks(
  text: ReadingText,
  notes: NotePlace,
  picture?: TextSettings['picture'],
): readonly PreviewChunk[] {
  const writing = beginWriting(previewSettings(text, notes, picture))
  const chunks: PreviewChunk[] = []
  const begun = new Set<Section>()
  for (const { path, blocks, before } of runsOf(text.blocks, [])) {
    const [first] = blocks
    if (first === undefined) continue
    const pos = path.reduce((least, section) => (begun.has(section) ? least : Math.min(least, section.pos)), first.pos)
    writing.origin = pos
    const inner = () => blocksHtml(blocks, writing, before)
    const html = path.reduceRight<() => string>((write, section) => {
      const continued = begun.has(section)
      begun.add(section)
      return () => divisionHtml(section, write, writing, continued)
    }, inner)()
    chunks.push({ pos, html, notes: false })
  }
  writing.origin = 0
  const rest = notes === 'end' ? endNotes(writing) : waitingNotes(writing)
  return rest === '' ? chunks : [...chunks, { pos: 0, html: rest, notes: true }]
}

function* runsOf(blocks: readonly ReadingBlock[], path: readonly Section[]): Generator<Run> {
  let run: ReadingBlock[] = []
  let size = 0
  let before: ReadingBlock | null = null
  let last: ReadingBlock | null = null
  for (const block of blocks) {
    const parted = block.kind === 'section' && isDivision(block) && sizeOf(block) > room
    if (parted || size >= room) {
      if (run.length > 0) yield { path, blocks: run, before }
      ;[run, size, before] = [[], 0, last]
    }
    if (parted) {
      yield* runsOf(block.blocks, [...path, block])
      before = block
    } else {
      run.push(block)
      size += sizeOf(block)
    }
    if (block.kind !== 'page') last = block
  }
  if (run.length > 0) yield { path, blocks: run, before }
}

function sizeOf(block: ReadingBlock): number {
  if (block.kind === 'section') return block.blocks.reduce((sum, one) => sum + sizeOf(one), 1)
  if (block.kind === 'table') return block.rows.length
  return block.kind === 'list' ? block.items.length : 1
}
