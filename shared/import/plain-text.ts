import type { Reading } from '../finding'
import { schema } from '../schema'
import type { TextFile } from '../text-file'
import type { Imported } from './imported'

/** Reads plain text in the form that comes from a web page; see README.md of this room for its rules. */
export function importPlainText(name: string, file: TextFile): Reading<Imported> {
  const paragraphs = file.text
    .split(/\n{2,}/)
    .map((text) => schema.nodes.textblock.create(null, text === '' ? null : schema.text(text)))
  const container = (kind: string, content: typeof paragraphs) => schema.nodes.container.create({ name: kind }, content)
  const doc = schema.nodes.doc.create(null, container('text', [container('body', [container('div', paragraphs)])]))
  return { value: { title: name, format: 'plain-text', doc, file, guesses: [] }, findings: [] }
}
