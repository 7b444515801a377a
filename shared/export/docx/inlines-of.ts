import { assertNever } from '../../finding'
import type { ReadingBlock, ReadingInline, ReadingText } from '../../reading-text/reading-text'

/** All that stands in running text, in notes too; what spans hold comes after the span itself. */
export function* inlinesOf(text: ReadingText): Generator<ReadingInline> {
  for (const block of text.blocks) yield* inBlock(block)
  for (const { blocks } of text.notes) for (const block of blocks) yield* inBlock(block)
}

function* inBlock(block: ReadingBlock): Generator<ReadingInline> {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      yield* within(block.inlines)
      return
    case 'section':
      for (const child of block.blocks) yield* inBlock(child)
      return
    case 'list':
      for (const { label, blocks } of block.items) {
        if (label !== null) yield* within(label)
        for (const child of blocks) yield* inBlock(child)
      }
      return
    case 'table':
      for (const { cells } of block.rows)
        for (const { blocks } of cells) for (const child of blocks) yield* inBlock(child)
      return
    case 'page':
    case 'note':
    case 'object':
      return
    default:
      assertNever(block)
  }
}

function* within(inlines: readonly ReadingInline[]): Generator<ReadingInline> {
  for (const inline of inlines) {
    yield inline
    if (inline.kind === 'span') yield* within(inline.inlines)
  }
}

/** The words of running text, without notes and pages. */
export function wordsOf(inlines: readonly ReadingInline[]): string {
  let words = ''
  for (const inline of within(inlines)) {
    if (inline.kind === 'text' || inline.kind === 'gap' || inline.kind === 'pointer') words += inline.text
    if (inline.kind === 'line' && !inline.inWord) words += ' '
  }
  return words
}
