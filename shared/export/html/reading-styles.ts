import {
  hiddenParts,
  presetNames,
  presetOf,
  presetReadings,
  type PresetName,
  type Reading,
} from '../../queries/readings'
import type { ReadingBlock, ReadingInline, ReadingText } from '../../reading-text/reading-text'

/** A reading that a page can be switched to. */
export interface ReadingChoice {
  readonly id: PresetName | 'chosen'
  readonly reading: Reading
}

/** The readings of a page, the chosen one first; one alone where nothing in the texts has a part that a reading hides. */
export function readingChoicesOf(texts: readonly ReadingText[], chosen: Reading): readonly ReadingChoice[] {
  const preset = presetOf(chosen)
  const first: ReadingChoice = { id: preset ?? 'chosen', reading: chosen }
  if (!texts.some(hasParts)) return [first]
  const others = presetNames.filter((id) => id !== preset)
  return [first, ...others.map((id) => ({ id, reading: presetReadings[id] }))]
}

/** The style rules by which a class of the root hides what its reading does not read. */
export function readingStyle(choices: readonly ReadingChoice[]): string {
  return choices
    .flatMap(({ id, reading }) => {
      const hidden = [...hiddenParts(reading)].map((part) => `.reading-${id} .part-${part}`)
      return hidden.length === 0 ? [] : [`${hidden.join(',\n')} { display: none; }`]
    })
    .join('\n')
}

function hasParts({ blocks, notes }: ReadingText): boolean {
  return [blocks, ...notes.map((note) => note.blocks)].some((all) => all.some(blockHasParts))
}

function blockHasParts(block: ReadingBlock): boolean {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.inlines.some(inlineHasParts)
    case 'section':
      return block.blocks.some(blockHasParts)
    case 'list':
      return block.items.some(({ label, blocks }) => (label ?? []).some(inlineHasParts) || blocks.some(blockHasParts))
    case 'table':
      return block.rows.some(({ cells }) => cells.some(({ blocks }) => blocks.some(blockHasParts)))
    case 'page':
    case 'note':
    case 'object':
      return false
  }
}

function inlineHasParts(inline: ReadingInline): boolean {
  return inline.kind === 'span' && (inline.part !== null || inline.inlines.some(inlineHasParts))
}
