import type { ReadingBlock, ReadingInline, ReadingText } from './reading-text'

/** The words of running text alone, without notes and gaps; a line break that parts no word is a space. */
export function inlineText(inlines: readonly ReadingInline[]): string {
  let text = ''
  for (const inline of inlines)
    if (inline.kind === 'text') text += inline.text
    else if (inline.kind === 'span') text += inlineText(inline.inlines)
    else if (inline.kind === 'line' && !inline.inWord) text += ' '
  return text
}

/** The words of a text, one block to a line, notes where their reference stands. */
export function textOfReading({ blocks, notes }: Pick<ReadingText, 'blocks' | 'notes'>): string {
  let text = ''
  readBlocks(blocks)
  return text

  function readBlocks(within: readonly ReadingBlock[]): void {
    for (const block of within) readBlock(block)
  }

  function readBlock(block: ReadingBlock): void {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        readInlines(block.inlines)
        text += '\n'
        break
      case 'section':
        readBlocks(block.blocks)
        break
      case 'list':
        for (const item of block.items) {
          if (item.label) readInlines(item.label)
          if (item.label) text += ' '
          readBlocks(item.blocks)
        }
        break
      case 'table':
        for (const row of block.rows) for (const cell of row.cells) readBlocks(cell.blocks)
        break
      case 'note':
        readBlocks(notes[block.note]?.blocks ?? [])
        break
      case 'page':
      case 'object':
        break
    }
  }

  function readInlines(inlines: readonly ReadingInline[]): void {
    for (const inline of inlines)
      if (inline.kind === 'text') text += inline.text
      else if (inline.kind === 'span') readInlines(inline.inlines)
      else if (inline.kind === 'line' && !inline.inWord) text += ' '
      else if (inline.kind === 'note') readBlocks(notes[inline.note]?.blocks ?? [])
  }
}
