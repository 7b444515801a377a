import { Fragment, Slice, type Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { afterPaste, prepareForPaste, takenIds } from '../../../shared/commands/paste'
import { schema } from '../../../shared/schema'
import { cleanHtml } from '../clean-html'
import { newId } from '../new-id'

/** Pasting and dropping: our own text whole, with ids of its own; web pages without their trappings; plain text by paragraphs. */
export function paste(): Plugin {
  // Whether the last drop was to copy: the view asks only after it has had the slice made fit.
  let copied = false
  return new Plugin({
    appendTransaction: (transactions, _before, after) => afterPaste(transactions, after, newId),
    props: {
      dragCopies,
      handleDOMEvents: {
        drop(_view, event) {
          copied = dragCopies(event)
          return false
        },
      },
      transformPastedHTML: (html) => cleanHtml(html),
      transformPasted(slice, { dragging, state }) {
        const moved = dragging !== null && !copied
        const doc = moved ? state.tr.deleteSelection().doc : state.doc
        return prepareForPaste(slice, takenIds(doc, slice), newId)
      },
      clipboardTextParser: (text, $context) => {
        const blocks = plainBlocks(text)
        const marks = $context.marks()
        const nodes = blocks.map((block) =>
          schema.nodes.textblock.create(null, block === '' ? null : schema.text(block, marks)),
        )
        return new Slice(Fragment.from(nodes), 1, 1)
      },
      clipboardTextSerializer: (slice) => {
        const lines: string[] = []
        slice.content.forEach((node) => {
          collect(node, lines)
        })
        return lines.join('\n\n')
      },
    },
  })
}

/** Dragged text is moved, or with Ctrl (Alt on a Mac) copied. */
function dragCopies(event: DragEvent): boolean {
  return event.ctrlKey || event.altKey
}

/** The paragraphs of a plain text: what blank lines part; a line break in one counts as a space. */
function plainBlocks(text: string): readonly string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((block, _index, all) => {
      const joined = block.replace(/\n/g, ' ')
      // Space at the ends belongs to the text only where it is pasted into a line.
      return all.length === 1 ? joined : joined.trim()
    })
}

function collect(node: Node, lines: string[]): void {
  if (node.isText) lines.push(node.text ?? '')
  else if (node.inlineContent) lines.push(inlineText(node))
  else
    node.forEach((child) => {
      collect(child, lines)
    })
}

function inlineText(block: Node): string {
  let text = ''
  block.forEach((child) => {
    if (child.isText) text += child.text ?? ''
    else if (child.type.name === 'lineBreak') text += '\n'
  })
  return text
}
