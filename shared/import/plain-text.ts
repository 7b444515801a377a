import type { Node } from 'prosemirror-model'
import type { Reading } from '../finding'
import { schema } from '../schema'
import { newHeader } from '../tei/header'
import type { TextFile } from '../text-file'
import type { Imported } from './imported'
import { BlockBuilder } from './plain-text/blocks'
import { Draft } from './plain-text/draft'
import { fieldsOf } from './plain-text/fields'
import { keepLayout } from './plain-text/layout'
import { tokensOf } from './plain-text/notes'
import { sourceOf } from './plain-text/source'
import { withUnanchored } from './plain-text/unanchored'

/**
 * Reads plain text in the form in which it comes from web pages: blocks parted by blank lines, `[Page 202]`, the numbers
 * of notes glued to words and their texts in a list at the end; see README.md of this room.
 *
 * It never fails, and no character is lost: `exportPlainText` of the doc gives the text back. What it guessed stands
 * among `guesses`, each with its place in the doc and in the file.
 */
export function importPlainText(name: string, file: TextFile): Reading<Imported> {
  const source = sourceOf(file.text)
  const { tokens, unanchored } = tokensOf(source)
  const draft = new Draft(source, tokens)
  const builder = new BlockBuilder(draft)
  const divisions = withUnanchored(draft, builder.divisions(), unanchored)
  const fields = fieldsOf(source.text, builder.learned, name)
  const container = (element: string, content: readonly Node[]) =>
    schema.nodes.container.create({ name: element }, [...content])
  const doc = schema.nodes.doc.create(
    {
      prolog: `<?xml version="1.0" encoding="UTF-8"?>${source.lineEnd}`,
      epilog: source.tail.replaceAll('\n', source.lineEnd),
    },
    [schema.nodes.header.create({ xml: newHeader(fields) }), container('text', [container('body', divisions)])],
  )
  const imported: Imported = {
    title: fields.title,
    format: 'plain-text',
    doc: keepLayout(doc, source.text),
    file,
    guesses: draft.guessesIn(doc),
  }
  return { value: imported, findings: [] }
}
