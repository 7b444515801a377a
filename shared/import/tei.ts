import type { Node } from 'prosemirror-model'
import type { Reading } from '../finding'
import { readTei } from '../tei/read'
import type { TextFile } from '../text-file'
import type { Imported } from './imported'

/** Reads a TEI file; the findings are those of the TEI reader, and there is nothing to guess. */
export function importTei(name: string, file: TextFile): Reading<Imported> {
  const { value, findings } = readTei(file.text)
  if (!value) return { value: null, findings }
  return { value: { title: titleOf(value.doc) ?? name, format: 'tei', doc: value.doc, file, guesses: [] }, findings }
}

function titleOf(doc: Node): string | null {
  let title: string | null = null
  doc.descendants((node) => {
    if (title === null && node.type.name === 'heading') title = node.textContent.trim() || null
    return title === null
  })
  return title
}
