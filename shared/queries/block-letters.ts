import type { Node } from 'prosemirror-model'

/** The text of a text block with one letter for each place in it: what is no text stands as U+FFFC, as often as it has places. */
export function lettersOfBlock(block: Node): string {
  return block.children.map((child) => child.text ?? '\uFFFC'.repeat(child.nodeSize)).join('')
}
