import type { Node } from 'prosemirror-model'
import { isHidden, presetReadings } from './readings'

/** How many of the first words stand for a division without a heading, in characters, and how many blocks are looked at. */
const most = { characters: 60, blocks: 8 }

/** The text of a heading, without its notes; of texts that stand side by side in it, the corrected one. */
export function headingText(heading: Node): string {
  return heading.children
    .filter(({ marks }) => !isHidden(marks, presetReadings.corrected))
    .map((child) => (child.isText ? child.text : child.type.name === 'lineBreak' ? ' ' : ''))
    .join('')
}

/** What names a division: its heading, else its first words, cut between words. Looks at its first blocks alone. */
export function divisionTitle(division: Node): { readonly heading: string; readonly words: string } {
  const first = division.children.slice(0, most.blocks)
  const heading = first.find((child) => child.type.name === 'heading')
  if (heading && headingText(heading).trim() !== '') return { heading: headingText(heading).trim(), words: '' }
  return { heading: '', words: firstWords(first) }
}

function firstWords(blocks: readonly Node[]): string {
  for (const block of blocks) {
    if (block.type.name === 'blockNote') continue
    const text = block.inlineContent ? headingText(block).trim() : firstWords(block.children.slice(0, most.blocks))
    if (text === '') continue
    return text.length <= most.characters ? text : `${text.slice(0, most.characters).replace(/\s+\S*$/, '')}…`
  }
  return ''
}
